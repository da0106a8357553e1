"""Configure settings as in Pydantic 1."""

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """The settings of the service."""

    class Config:
        """Where the values come from."""

        env_file = ".env"
