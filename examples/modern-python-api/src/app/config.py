"""Settings: read once, from the environment and the `.env` files, checked at start-up."""

import os
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from limits import parse as parse_rate
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Environment(StrEnum):
    """Where the service runs."""

    DEVELOPMENT = "development"
    TESTING = "testing"
    STAGING = "staging"
    PRODUCTION = "production"


def _split_commas(value: object) -> object:
    if isinstance(value, str):
        return [item.strip() for item in value.split(",") if item.strip()]
    return value


def _check_rate(value: str) -> str:
    parse_rate(value)  # raises ValueError, which Pydantic reports with the variable's name
    return value


def _check_database_url(value: SecretStr) -> SecretStr:
    if not value.get_secret_value().startswith("postgresql+asyncpg://"):
        raise ValueError("must start with postgresql+asyncpg:// (the asynchronous driver)")
    return value


# Without `NoDecode` pydantic-settings reads lists as JSON only, and `ALLOWED_HOSTS=a,b` fails.
type CommaList = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split_commas)]
type Rate = Annotated[str, AfterValidator(_check_rate)]
type DatabaseUrl = Annotated[SecretStr, AfterValidator(_check_database_url)]


class Settings(BaseSettings):
    """Every setting of the service; a field's name in capitals is its environment variable.

    Fields without a default must be set: a service that invents its own secret looks healthy
    until the second process or the first restart.

    Raises:
        pydantic.ValidationError: a value is missing or wrong; the message names the field and
            does not repeat the value.
    """

    model_config = SettingsConfigDict(
        env_ignore_empty=True,
        extra="ignore",  # the same .env also holds the variables of compose
        frozen=True,
        hide_input_in_errors=True,
    )

    # The strictest one: whoever forgets the variable opens nothing.
    environment: Environment = Environment.PRODUCTION
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    database_url: DatabaseUrl
    # Connections of one process: workers x (size + overflow) must stay below max_connections.
    database_pool_size: int = Field(default=5, ge=1, le=100)
    database_max_overflow: int = Field(default=5, ge=0, le=100)

    redis_url: SecretStr
    redis_key_prefix: str = "modern-python-api:"
    cache_seconds: int = Field(default=600, ge=1)

    # For a connection of the pool, for each statement, for each command of Redis. A new connection
    # to PostgreSQL gets half of it: together, clients know of an outage within five seconds.
    dependency_timeout_seconds: float = Field(default=2, gt=0)

    secret_key: SecretStr = Field(min_length=32)
    access_token_expire_minutes: int = Field(default=15, ge=1, le=60)
    # From the login on, however often it is refreshed.
    session_expire_days: int = Field(default=30, ge=1, le=90)

    allowed_hosts: CommaList = ("localhost", "127.0.0.1")
    cors_origins: CommaList = ()
    metrics_token: SecretStr | None = Field(default=None, min_length=32)

    login_rate_per_client: Rate = "10/minute"
    login_rate_per_account: Rate = "30/hour"
    registration_rate_per_client: Rate = "5/hour"
    registration_rate_per_account: Rate = "5/hour"
    invalid_rate_per_client: Rate = "60/minute"
    body_timeout_seconds: float = Field(default=30, gt=0)

    upload_directory: Path = Path("uploads")
    upload_max_bytes: int = Field(default=10 * 1024 * 1024, ge=1)
    upload_quota_bytes: int = Field(default=100 * 1024 * 1024, ge=1)  # of one user

    @property
    def is_production(self) -> bool:
        """True where the documentation is off and the stricter checks apply."""
        return self.environment is Environment.PRODUCTION

    @model_validator(mode="after")
    def _check_origins_and_hosts(self) -> Self:
        if "*" in self.cors_origins:
            # Starlette answers `*` with credentials by reflecting any origin.
            raise ValueError("CORS_ORIGINS must name each origin: requests carry credentials")
        if self.is_production and "*" in self.allowed_hosts:
            raise ValueError("ALLOWED_HOSTS must name the hosts in production")
        if self.is_production and self.metrics_token is None:
            raise ValueError("METRICS_TOKEN must be set in production")
        return self


def load_settings() -> Settings:
    """Read the process environment, then `.env.<environment>`, then `.env`; the first one wins.

    `ENVIRONMENT` itself must come from the process, because it chooses the file.
    """
    environment = os.environ.get("ENVIRONMENT", Environment.PRODUCTION)
    return Settings(_env_file=(".env", f".env.{environment}"))


@cache
def get_settings() -> Settings:
    """Return the settings of this process, read on the first call."""
    return load_settings()
