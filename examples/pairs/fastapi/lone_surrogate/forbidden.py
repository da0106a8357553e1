"""Text from outside may hold a surrogate alone, which no encoding accepts."""

from typing import Annotated

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, SecretStr

from pairs.fastapi.validation_errors.replacement import handle_invalid

Password = Annotated[SecretStr, Field(min_length=15, max_length=128)]


class Registration(BaseModel):
    """A request."""

    name: str
    password: Password


app = FastAPI()
app.exception_handler(RequestValidationError)(handle_invalid)  # without `input`


@app.post("/users")
async def register(data: Registration) -> int:
    """Return what a hasher and a database do first: encode."""
    return len(data.name.encode()) + len(data.password.get_secret_value().encode())
