"""Settings."""

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from app.config import Environment, get_settings, load_settings
from tests.conftest import REQUIRED_SETTINGS

SECRET = REQUIRED_SETTINGS["SECRET_KEY"]


pytestmark = pytest.mark.usefixtures("clean_environment")


def test_what_is_missing_is_named() -> None:
    with pytest.raises(ValidationError) as caught:
        load_settings()

    assert {error["loc"] for error in caught.value.errors()} == {
        ("database_url",),
        ("redis_url",),
        ("secret_key",),
    }


@pytest.mark.usefixtures("required")
def test_secrets_are_not_shown() -> None:
    settings = load_settings()

    assert SECRET not in repr(settings)
    assert "hunter2" not in repr(settings)
    assert SECRET not in settings.model_dump_json()


@pytest.mark.usefixtures("required")
def test_a_refused_secret_is_not_shown_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "too-short")

    with pytest.raises(ValidationError) as caught:
        load_settings()

    assert "too-short" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgresql://user@localhost/app"),
        ("CORS_ORIGINS", "*"),
        ("LOGIN_RATE_PER_CLIENT", "often"),
        ("ENVIRONMENT", "moon"),
        ("LOG_LEVEL", "LOUD"),
        ("ACCESS_TOKEN_EXPIRE_MINUTES", "0"),
    ],
)
@pytest.mark.usefixtures("required")
def test_nonsense_is_refused_at_the_start(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(ValidationError):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [("ALLOWED_HOSTS", "*"), ("METRICS_TOKEN", ""), ("METRICS_TOKEN", "x" * 31)],
    ids=str,
)
@pytest.mark.usefixtures("required")
def test_production_is_stricter(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    assert load_settings().is_production  # unless something else is said
    monkeypatch.setenv(name, value)

    with pytest.raises(ValidationError, match=f"(?i){name}"):
        load_settings()


def test_the_environment_chooses_its_file_and_the_process_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Given
    lines = [f"{name}={value}" for name, value in REQUIRED_SETTINGS.items()]
    (tmp_path / ".env").write_text("\n".join([*lines, "REDIS_KEY_PREFIX=base:", "LOG_LEVEL=ERROR"]))
    (tmp_path / ".env.staging").write_text(
        "REDIS_KEY_PREFIX=staging:\nPOSTGRES_PASSWORD=of-compose\n"
    )
    monkeypatch.setenv("ENVIRONMENT", "staging")
    monkeypatch.setenv("CACHE_SECONDS", "7")

    # When
    settings = load_settings()

    # Then
    assert settings.environment is Environment.STAGING
    assert settings.secret_key == SecretStr(SECRET)
    assert (settings.redis_key_prefix, settings.log_level) == ("staging:", "ERROR")
    assert settings.cache_seconds == 7


@pytest.mark.usefixtures("required")
def test_settings_are_read_once_and_cannot_be_changed() -> None:
    get_settings.cache_clear()

    settings = get_settings()

    assert get_settings() is settings
    with pytest.raises(ValidationError, match="frozen"):
        settings.log_level = "DEBUG"  # type: ignore[misc]  # the point of the test
    get_settings.cache_clear()
