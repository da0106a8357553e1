"""Pydantic 1, deprecated."""

from pydantic import BaseModel


class User(BaseModel):
    """Somebody."""

    class Config:
        frozen = True

    name: str


def dump(user: User) -> dict[str, object]:
    """Return the user as a dictionary."""
    return user.dict()
