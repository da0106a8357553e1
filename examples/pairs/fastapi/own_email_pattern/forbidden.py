"""A pattern as in many examples."""

from typing import Annotated

from pydantic import BaseModel, Field


class Registration(BaseModel):
    """A request."""

    email: Annotated[str, Field(pattern=r"^[\w\.-]+@[\w\.-]+\.\w+$")]
