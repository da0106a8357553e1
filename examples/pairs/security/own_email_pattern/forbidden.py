"""Check an address with a pattern of our own."""

from pydantic import BaseModel, Field


class User(BaseModel):
    """A user."""

    email: str = Field(pattern=r"^[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z]{2,}$")
