"""A secret that each process generates for itself."""

from secrets import token_urlsafe

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """The settings of the service."""

    secret_key: SecretStr = Field(default_factory=lambda: SecretStr(token_urlsafe()))
