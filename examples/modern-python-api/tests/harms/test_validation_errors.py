"""What a 422 tells."""

from typing import Annotated

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from httpx2 import AsyncClient
from pydantic import AfterValidator, BaseModel

from tests.conftest import MakeClient

echoing_app = FastAPI()


@echoing_app.exception_handler(RequestValidationError)
async def echo_errors(_request: Request, error: RequestValidationError) -> JSONResponse:
    return JSONResponse({"errors": error.errors()}, status_code=422)


def _check_name(value: str) -> str:
    if value == "admin":
        raise ValueError("reserved")
    return value


class Login(BaseModel):
    name: Annotated[str, AfterValidator(_check_name)] = ""
    password: int = 0


@echoing_app.post("/login")
async def login(_data: Login) -> None:
    """Answer."""


async def test_pydantics_errors_repeat_the_rejected_password(make_client: MakeClient) -> None:
    client = await make_client(echoing_app)

    response = await client.post("/login", json={"password": "hunter2"})

    assert "hunter2" in response.text


async def test_pydantics_errors_of_a_validator_are_no_json(make_client: MakeClient) -> None:
    client = await make_client(echoing_app)

    response = await client.post("/login", json={"name": "admin"})

    assert response.status_code == 500


async def test_the_services_answer_repeats_nothing(client: AsyncClient) -> None:
    user = {"name": "Ada\x00", "email": "ada@example.com", "password": "hunter2"}

    response = await client.post("/api/users", json=user)

    assert response.status_code == 422
    assert {error["location"][-1] for error in response.json()["errors"]} == {"name", "password"}
    assert "hunter2" not in response.text
