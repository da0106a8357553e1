"""A real PostgreSQL and a real Redis for the pairs, and an empty database for each test."""

import asyncio
import os
import secrets
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from pathlib import Path

import fastapi  # noqa: F401 - before pytest takes the folder of that name for it
import pytest
from redis import Redis
from sqlalchemy import NullPool, make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from dev.servers import FAST_AND_FORGETFUL, postgresql_server, redis_server

POSTGRESQL = "PAIRS_POSTGRESQL"
REDIS = "PAIRS_REDIS"

_run = ExitStack()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `--oldest` say that the versions of oldest.txt are installed."""
    parser.addoption("--oldest", action="store_true", help="skip what needs newer versions")


def pytest_configure(config: pytest.Config) -> None:
    """Start the servers once; workers inherit their addresses."""
    if hasattr(config, "workerinput"):
        return
    directory = Path(_run.enter_context(tempfile.TemporaryDirectory(prefix="pairs-")))
    os.environ[POSTGRESQL] = _run.enter_context(
        postgresql_server(directory / "postgresql", options=FAST_AND_FORGETFUL)
    )
    os.environ[REDIS] = _run.enter_context(redis_server(directory / "redis"))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the servers."""
    if not hasattr(config, "workerinput"):
        _run.close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what needs newer versions than the oldest."""
    for item in items:
        marker = item.get_closest_marker("newest")
        if marker and config.getoption("--oldest"):
            item.add_marker(pytest.mark.skip(reason=f"needs {marker.args[0]}"))


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """Give the URL of an empty database, for asyncpg."""
    server = os.environ[POSTGRESQL]
    name = f"pair_{secrets.token_hex(6)}"
    _administer(server, f"CREATE DATABASE {name}")
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    _administer(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def engine(postgres_url: str) -> AsyncIterator[AsyncEngine]:
    """Give an engine on an empty database."""
    engine = create_async_engine(postgres_url)
    yield engine
    await engine.dispose()


@pytest.fixture
def redis_url(worker_id: str) -> Iterator[str]:
    """Give the URL of an empty Redis database of this worker."""
    number = 0 if worker_id == "master" else int(worker_id.removeprefix("gw")) % 15 + 1
    url = f"{os.environ[REDIS]}?db={number}"
    yield url
    with Redis.from_url(url) as client:
        client.flushdb()


def _administer(server: str, statement: str) -> None:
    async def run() -> None:
        engine = create_async_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        async with engine.connect() as connection:
            await connection.execute(text(statement))
        await engine.dispose()

    asyncio.run(run())
