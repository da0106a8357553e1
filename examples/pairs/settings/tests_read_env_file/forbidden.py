"""Make the settings of a test from whatever the developer's folder holds."""

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings of the service."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    mail_host: str = "localhost"


def settings_for_tests() -> Settings:
    """Return the settings that every test uses."""
    return Settings()
