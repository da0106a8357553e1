"""Read the settings when the application is made."""

from functools import cache

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """The settings of the service."""

    mail_host: str


@cache
def get_settings() -> Settings:
    """Return the settings of this process."""
    return Settings()
