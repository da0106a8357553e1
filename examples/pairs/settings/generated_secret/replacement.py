"""A secret that every process reads from the environment."""

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """The settings of the service."""

    secret_key: SecretStr = Field(min_length=32)
