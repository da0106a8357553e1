"""Read the settings when the module is imported."""

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """The settings of the service."""

    mail_host: str


settings = Settings()
