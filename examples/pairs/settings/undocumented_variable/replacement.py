"""Settings that a test compares with `.env.example`."""

from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """The settings of the service."""

    secret_key: SecretStr
    mail_host: str = "localhost"


def test_env_example() -> None:
    """Hold that the example names every variable and gives no secret a value."""
    lines = [line for line in Path(".env.example").read_text().splitlines() if "=" in line]
    values = dict(line.lstrip("# ").split("=", 1) for line in lines)
    assert set(values) == {name.upper() for name in Settings.model_fields}
    fields = Settings.model_fields.items()
    secrets = [name for name, field in fields if "Secret" in str(field.annotation)]
    assert not any(values[name.upper()] for name in secrets)
