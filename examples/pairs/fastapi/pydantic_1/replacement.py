"""Pydantic 2."""

from pydantic import BaseModel, ConfigDict


class User(BaseModel):
    """Somebody."""

    model_config = ConfigDict(frozen=True)
    name: str


def dump(user: User) -> dict[str, object]:
    """Return the user as a dictionary."""
    return user.model_dump()
