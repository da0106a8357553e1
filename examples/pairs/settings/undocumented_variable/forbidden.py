"""Settings of which `.env.example` names one, and nothing notices."""

from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """The settings of the service."""

    secret_key: SecretStr
    mail_host: str = "localhost"


def test_env_example() -> None:
    """Hold that the example exists."""
    assert Path(".env.example").is_file()
