"""Reject the variables of `.env` that belong to somebody else."""

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings of the service."""

    model_config = SettingsConfigDict(env_file=".env", hide_input_in_errors=True)

    port: int = 8000
