"""A password that shows in each log of the model."""

from typing import Annotated

from pydantic import BaseModel, Field


class Login(BaseModel):
    """A request."""

    password: Annotated[str, Field(max_length=128)]
