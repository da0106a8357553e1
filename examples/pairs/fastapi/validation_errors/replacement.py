"""The response to a bad request lists the first errors, without the rejected input."""

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, SecretStr

from pairs.fastapi.problems import problem


async def handle_invalid(_request: Request, error: RequestValidationError) -> Response:
    """Respond with 422: location, message and type of each error, without the input."""
    errors = error.errors()
    shown = [{key: item[key] for key in ("loc", "msg", "type")} for item in errors[:20]]
    return problem(422, "The request is not valid", errors=shown, count=len(errors))


class Login(BaseModel):
    """A request that holds a secret."""

    model_config = ConfigDict(extra="forbid")
    password: SecretStr
    attempt: int


app = FastAPI()
app.exception_handler(RequestValidationError)(handle_invalid)


@app.post("/login")
async def login(data: Login) -> int:
    """Return something."""
    return data.attempt
