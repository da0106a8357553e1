"""A type that knows addresses."""

from pydantic import BaseModel, EmailStr


class Registration(BaseModel):
    """A request."""

    email: EmailStr
