"""Statements of 410-settings that forbid nothing, so that no pair holds them."""

import asyncio
from pathlib import Path

import pytest
from pydantic import Field, PostgresDsn, Secret, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import NullPool, text
from sqlalchemy.ext.asyncio import create_async_engine

DATABASE = "postgresql+asyncpg://app:s3cret-word@db.example/app"


class Settings(BaseSettings):
    """The settings of the rule."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    database_url: Secret[PostgresDsn]
    secret_key: SecretStr = Field(min_length=32)
    pool_size: int = Field(default=5, ge=1, le=100)


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", DATABASE)
    monkeypatch.setenv("SECRET_KEY", "k" * 32)


@pytest.mark.parametrize("value", [None, "", "too short"])
def test_a_missing_empty_or_short_secret_is_named_and_not_shown(
    value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if value is None:
        monkeypatch.delenv("SECRET_KEY")
    else:
        monkeypatch.setenv("SECRET_KEY", value)
    with pytest.raises(ValidationError, match="secret_key") as caught:
        Settings()
    assert "too short" not in str(caught.value)


def test_an_empty_line_counts_as_unset_and_other_variables_are_ignored(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("POOL_SIZE=\nOF_ANOTHER_PROGRAM=1\n")
    assert Settings().pool_size == 5


def test_arguments_take_precedence_over_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("POOL_SIZE", "7")
    assert Settings(pool_size=9).pool_size == 9


def test_the_representation_shows_no_secret_and_the_client_gets_it() -> None:
    settings = Settings()
    assert "s3cret-word" not in repr(settings)
    assert "k" * 32 not in repr(settings)
    assert str(settings.database_url.get_secret_value()) == DATABASE


def test_secrets_are_read_from_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY")
    (tmp_path / "secret_key").write_text("f" * 32)
    settings = Settings(_secrets_dir=tmp_path)
    assert settings.secret_key.get_secret_value() == "f" * 32


def test_the_url_of_a_unix_socket_needs_a_host_that_is_not_used(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "@/" in postgres_url or "@localhost/" in postgres_url
    without, given = (
        postgres_url.replace(at, to) for at, to in (("@localhost/", "@/"), ("@/", "@localhost/"))
    )
    monkeypatch.setenv("DATABASE_URL", without)
    with pytest.raises(ValidationError, match="empty host"):
        Settings()
    monkeypatch.setenv("DATABASE_URL", given)
    url = str(Settings().database_url.get_secret_value())

    async def answer() -> object:
        engine = create_async_engine(url, poolclass=NullPool)
        async with engine.connect() as connection:
            return await connection.scalar(text("SELECT 1"))

    assert asyncio.run(answer()) == 1
