"""Statements of 310-migrations that forbid nothing, so that no pair holds them."""

import warnings
from importlib.metadata import version
from pathlib import Path

import pytest
from alembic import op
from alembic.config import Config
from alembic.script import ScriptDirectory
from packaging.version import Version
from sqlalchemy import NullPool, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from pairs.migrations.support import upgrade


def _warnings(folder: Path, ini: str) -> list[str]:
    path = folder / "alembic.ini"
    path.write_text(f"[alembic]\nscript_location = %(here)s\n{ini}")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        ScriptDirectory.from_config(Config(path))
    return [str(warning.message) for warning in caught]


def test_since_1_16_alembic_wants_the_separator_of_paths(tmp_path: Path) -> None:
    (tmp_path / "versions").mkdir()
    newer = Version(version("alembic")) >= Version("1.16")
    without = _warnings(tmp_path, "prepend_sys_path = src\n")
    assert any("path_separator" in warning for warning in without) is newer
    name = "path_separator" if newer else "version_path_separator"
    assert _warnings(tmp_path, f"prepend_sys_path = src\n{name} = os\n") == []


async def test_a_revision_can_limit_its_own_locks(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        await upgrade(connection, lambda: op.execute("SET LOCAL lock_timeout = '3s'"))
        assert await connection.scalar(text("SHOW lock_timeout")) == "3s"


def test_psycopg_takes_the_limit_as_an_option(postgres_url: str) -> None:
    url = make_url(postgres_url).set(drivername="postgresql+psycopg")
    options = {"options": "-c lock_timeout=3s"}
    engine = create_engine(url, poolclass=NullPool, connect_args=options)
    with engine.connect() as connection:
        assert connection.scalar(text("SHOW lock_timeout")) == "3s"


INDEX_IS_VALID = text("SELECT indisvalid FROM pg_index WHERE indrelid = 'users'::regclass")


async def test_an_index_that_failed_remains_and_is_invalid(engine: AsyncEngine) -> None:
    build = text("CREATE UNIQUE INDEX CONCURRENTLY uq_users_email ON users (email)")
    async with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        await connection.execute(text("CREATE TABLE users (email text)"))
        await connection.execute(text("INSERT INTO users VALUES ('a@b.example'), ('a@b.example')"))
        with pytest.raises(DBAPIError, match="could not create unique index"):
            await connection.execute(build)
        assert await connection.scalar(INDEX_IS_VALID) is False
