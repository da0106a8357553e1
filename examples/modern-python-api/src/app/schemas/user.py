"""Users over HTTP."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from app.models import Role
from app.schemas.base import Email, Line, NewPassword, RequestModel, ResponseModel

type Name = Annotated[Line, Field(min_length=1, max_length=100)]


class UserCreate(RequestModel):
    """A registration."""

    name: Name
    email: Email
    password: NewPassword


class UserUpdate(RequestModel):
    """What users may change about themselves: no role, no id. None leaves a field as it is."""

    name: Name | None = None
    email: Email | None = None


class UserAccessUpdate(RequestModel):
    """What only an administrator may change about a user."""

    role: Role
    is_active: bool


class UserResponse(ResponseModel):
    """A user as they and administrators see them."""

    id: int
    name: str
    email: str
    role: Role
    is_active: bool
    created_at: datetime
    updated_at: datetime


class AuthorProfile(ResponseModel):
    """A user as everybody sees them: nothing private, so it may be cached."""

    id: int
    name: str
