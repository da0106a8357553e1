"""Migrations and models say the same."""

import asyncio
from collections.abc import Iterator

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import URL, NullPool, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from tests.conftest import administer, alembic_config, database


@pytest.fixture
def empty_database(worker_id: str) -> Iterator[URL]:
    """A database without tables."""
    url = database(f"{worker_id}_migrations")
    administer(f'CREATE DATABASE "{url.database}"')
    yield url
    administer(f'DROP DATABASE "{url.database}" WITH (FORCE)')


@pytest.fixture
def config(empty_database: URL) -> Config:
    """Alembic's configuration for that database."""
    return alembic_config(empty_database)


def tables(url: URL) -> set[str]:

    async def read() -> set[str]:
        engine = create_async_engine(url, poolclass=NullPool)
        async with engine.connect() as connection:
            names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        await engine.dispose()
        return set(names)

    return asyncio.run(read())


def test_migrations_make_what_the_models_say(config: Config) -> None:
    command.upgrade(config, "head")

    command.check(config)  # raises when a migration is missing


def test_each_migration_can_be_taken_back_and_applied_again(
    config: Config, empty_database: URL
) -> None:
    revisions = ScriptDirectory.from_config(config).walk_revisions()

    for revision in reversed(list(revisions)):
        command.upgrade(config, revision.revision)
        before = tables(empty_database)
        command.downgrade(config, "-1")
        command.upgrade(config, revision.revision)
        assert tables(empty_database) == before

    command.downgrade(config, "base")
    assert tables(empty_database) == {"alembic_version"}


def test_there_is_one_line_of_migrations(config: Config) -> None:
    assert len(ScriptDirectory.from_config(config).get_heads()) == 1


def test_migrations_can_be_printed_for_review(
    config: Config, capsys: pytest.CaptureFixture[str]
) -> None:
    command.upgrade(config, "head", sql=True)

    assert "CREATE TABLE users" in capsys.readouterr().out


def test_a_change_that_waits_for_a_lock_gives_up(config: Config, empty_database: URL) -> None:
    """All queries of the table would wait behind it."""
    command.upgrade(config, "head")
    [head] = ScriptDirectory.from_config(config).get_heads()

    async def downgrade_while_somebody_reads() -> None:
        engine = create_async_engine(empty_database, poolclass=NullPool)
        async with engine.connect() as reader:
            await reader.execute(text("SELECT 1 FROM idempotent_requests"))
            await asyncio.to_thread(command.downgrade, config, f"{head}-1")
        await engine.dispose()

    with pytest.raises(DBAPIError, match="lock timeout"):
        asyncio.run(downgrade_while_somebody_reads())
