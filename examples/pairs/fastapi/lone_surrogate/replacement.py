"""Text from outside can be encoded."""

from typing import Annotated

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import AfterValidator, BaseModel, Field, SecretStr

from pairs.fastapi.validation_errors.replacement import handle_invalid


def encodable(secret: SecretStr) -> SecretStr:
    """Raise UnicodeEncodeError, which is a ValueError and so a 422, for a lone surrogate."""
    secret.get_secret_value().encode()
    return secret


Name = Annotated[str, Field(min_length=1, max_length=100)]  # a bare `str` accepts lone surrogates
Password = Annotated[SecretStr, Field(min_length=15, max_length=128), AfterValidator(encodable)]


class Registration(BaseModel):
    """A request."""

    name: Name
    password: Password


app = FastAPI()
app.exception_handler(RequestValidationError)(handle_invalid)  # without `input`


@app.post("/users")
async def register(data: Registration) -> int:
    """Return what a hasher and a database do first: encode."""
    return len(data.name.encode()) + len(data.password.get_secret_value().encode())
