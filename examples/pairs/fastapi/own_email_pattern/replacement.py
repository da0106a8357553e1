"""A type that validates addresses."""

from pydantic import BaseModel, EmailStr


class Registration(BaseModel):
    """A request."""

    email: EmailStr
