"""Users over HTTP."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from app.models import Role
from app.schemas.base import Email, NewPassword, RequestModel, ResponseModel, VisibleLine

type Name = Annotated[VisibleLine, Field(min_length=1, max_length=100)]


class UserCreate(RequestModel):
    """A registration."""

    name: Name
    email: Email
    password: NewPassword


class UserUpdate(RequestModel):
    """What users may change about themselves: no role, no id.

    No address either: whoever takes over a session would take over the account with it. A change
    of address needs the password, and a mail that verifies whose the new one is.
    """

    name: Name


class UserAccessUpdate(RequestModel):
    """What only an administrator may change about a user."""

    role: Role
    is_active: bool


class AuthorProfile(ResponseModel):
    """A user as everybody sees them: nothing private, so it may be cached."""

    id: int
    name: str


class UserResponse(AuthorProfile):
    """A user as they and administrators see them."""

    email: str
    role: Role
    is_active: bool
    created_at: datetime
    updated_at: datetime
