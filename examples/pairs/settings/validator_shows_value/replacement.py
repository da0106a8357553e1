"""Check a secret, and say what is right."""

from typing import Annotated

from pydantic import AfterValidator, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def check_driver(url: SecretStr) -> SecretStr:
    """Reject a synchronous driver."""
    if not url.get_secret_value().startswith("postgresql+asyncpg://"):
        raise ValueError("must start with postgresql+asyncpg://")
    return url


class Settings(BaseSettings):
    """The settings of the service."""

    model_config = SettingsConfigDict(hide_input_in_errors=True)

    database_url: Annotated[SecretStr, AfterValidator(check_driver)]
