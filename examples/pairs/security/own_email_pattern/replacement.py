"""Check an address with a parser."""

from pydantic import BaseModel, EmailStr


class User(BaseModel):
    """A user."""

    email: EmailStr
