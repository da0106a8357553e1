"""Report wrong settings by their list of errors."""

import sys

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings of the service."""

    model_config = SettingsConfigDict(hide_input_in_errors=True)

    secret_key: SecretStr = Field(min_length=32)


def load() -> Settings:
    """Return the settings, or end the process with what is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        sys.exit(str(error.errors()))
