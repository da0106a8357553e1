"""Settings whose defaults are the closed ones."""

from functools import cache

from pydantic import Field, PostgresDsn, Secret, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings of the service."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_ignore_empty=True,  # an empty line of .env counts as unset
        extra="ignore",  # the variables of other programs
        frozen=True,
        hide_input_in_errors=True,
    )

    database_url: Secret[PostgresDsn]
    secret_key: SecretStr = Field(min_length=32)
    docs_enabled: bool = False
    pool_size: int = Field(default=5, ge=1, le=100)


@cache
def get_settings() -> Settings:
    """Return the settings of this process."""
    return Settings()
