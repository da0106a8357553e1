"""Settings that look healthy, or tell what they should keep."""

import secrets
from pathlib import Path

import jwt
import pytest
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from app.config import load_settings
from tests.conftest import REQUIRED_SETTINGS


class TrustingSettings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    secret_key: str = Field(default_factory=secrets.token_urlsafe)
    allowed_hosts: list[str] = ["localhost"]


pytestmark = pytest.mark.usefixtures("clean_environment")


def test_an_invented_secret_is_another_in_each_process() -> None:
    one, another = TrustingSettings(), TrustingSettings()
    token = jwt.encode({"sub": "7"}, one.secret_key, algorithm="HS256")

    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(token, another.secret_key, algorithms=["HS256"])


@pytest.mark.usefixtures("required")
def test_a_plain_secret_stands_in_every_log_of_the_settings() -> None:
    assert REQUIRED_SETTINGS["SECRET_KEY"] in repr(TrustingSettings())
    assert REQUIRED_SETTINGS["SECRET_KEY"] not in repr(load_settings())


@pytest.mark.usefixtures("required")
def test_a_plain_list_takes_no_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "api.example.com, localhost ,")

    with pytest.raises(SettingsError, match="allowed_hosts"):
        TrustingSettings()
    assert load_settings().allowed_hosts == ("api.example.com", "localhost")


@pytest.mark.usefixtures("required")
def test_a_variable_of_something_else_stops_the_start_and_is_printed(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("POSTGRES_PASSWORD=of-compose\n")

    with pytest.raises(ValidationError, match="of-compose"):
        TrustingSettings()
    assert "of-compose" not in repr(load_settings())
