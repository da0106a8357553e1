"""A password that shows as stars."""

from typing import Annotated

from pydantic import BaseModel, Field, SecretStr


class Login(BaseModel):
    """A request."""

    password: Annotated[SecretStr, Field(max_length=128)]
