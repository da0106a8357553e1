"""Change whatever fields a body holds."""

from pydantic import BaseModel, ConfigDict


class User:
    """A user."""

    name = "Ann"
    is_admin = False


class Change(BaseModel):
    """What a user may change."""

    model_config = ConfigDict(extra="allow")

    name: str


def change(user: User, body: dict[str, object]) -> None:
    """Apply a change."""
    for field, value in Change.model_validate(body).model_dump().items():
        setattr(user, field, value)
