"""A secret that is long enough."""

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """The settings of the service."""

    metrics_token: SecretStr = Field(min_length=32)
