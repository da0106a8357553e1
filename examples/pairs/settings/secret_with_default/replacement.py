"""A secret that must be set, is long, and does not show."""

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """The settings of the service."""

    secret_key: SecretStr = Field(min_length=32)
