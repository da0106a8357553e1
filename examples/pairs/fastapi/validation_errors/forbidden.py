"""The response to a bad request is Pydantic's list of errors, as it is."""

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, SecretStr


async def handle_invalid(_request: Request, error: RequestValidationError) -> Response:
    """Respond with 422 and Pydantic's errors as they are."""
    return JSONResponse({"errors": error.errors()}, 422)


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
