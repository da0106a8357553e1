"""Accept a password in whatever form the keyboard sends it."""

from pydantic import BaseModel, SecretStr


class Login(BaseModel):
    """What a user types."""

    password: SecretStr
