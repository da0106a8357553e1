"""Configure settings as in Pydantic 2."""

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings of the service."""

    model_config = SettingsConfigDict(env_file=".env")
