"""Servers, databases and clients for the tests.

Once a run: PostgreSQL and Redis, unless DATABASE_URL and REDIS_URL name servers that exist, and a
template database with the migrations applied. Once a worker: a copy of the template, and an
application. Each test finds empty tables and no keys in Redis, so order and parallelism do not
matter.
"""

import asyncio
import io
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from sqlalchemy import URL, NullPool, make_url, text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from app.config import Environment, Settings
from app.main import create_app
from app.models import Base, User
from app.observability.logging import configure_logging
from app.resources import Resources
from app.services.auth import AuthService
from dev.servers import FAST_AND_FORGETFUL, postgresql_server, redis_server
from tests.factories import UserFactory
from tests.helpers import stored

ROOT = Path(__file__).parents[1]
RUN = "TEST_RUN"

REQUIRED_SETTINGS = {
    "DATABASE_URL": "postgresql+asyncpg://user:hunter2@localhost/app",
    "REDIS_URL": "redis://localhost",
    "SECRET_KEY": "k" * 32,
    "METRICS_TOKEN": "m" * 32,  # in production, which is the default
}

type MakeClient = Callable[..., Awaitable[AsyncClient]]
type LogLines = Callable[[], list[dict[str, Any]]]
type Login = Callable[[User], Awaitable[AsyncClient]]
type MakeApp = Callable[..., Awaitable[FastAPI]]

_run = ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    """Start what all workers share. They inherit the environment that is set here."""
    if hasattr(config, "workerinput"):
        return
    directory = Path(_run.enter_context(tempfile.TemporaryDirectory(prefix="api-tests-")))
    if "DATABASE_URL" not in os.environ:
        os.environ["DATABASE_URL"] = _run.enter_context(
            postgresql_server(directory / "postgresql", options=FAST_AND_FORGETFUL)
        )
    if "REDIS_URL" not in os.environ:
        os.environ["REDIS_URL"] = _run.enter_context(redis_server(directory / "redis"))
    # Two runs on one server must not meet.
    os.environ[RUN] = f"test_{secrets.token_hex(4)}"
    template = database("template")
    administer(f'CREATE DATABASE "{template.database}"')
    _run.callback(administer, f'DROP DATABASE "{template.database}" WITH (FORCE)')
    command.upgrade(alembic_config(template), "head")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the servers, or leave no database behind on those of somebody else."""
    if not hasattr(config, "workerinput"):
        _run.close()


def alembic_config(url: URL) -> Config:
    """Return Alembic's configuration for the database at `url`."""
    config = Config(ROOT / "alembic.ini")
    config.attributes["database_url"] = url.render_as_string(hide_password=False)
    return config


def database(name: str) -> URL:
    return make_url(os.environ["DATABASE_URL"]).set(database=f"{os.environ[RUN]}_{name}")


def administer(statement: str) -> None:
    """Run a statement that no transaction may hold, on the server's own database."""

    async def run() -> None:
        engine = create_async_engine(
            os.environ["DATABASE_URL"], isolation_level="AUTOCOMMIT", poolclass=NullPool
        )
        async with engine.connect() as connection:
            await connection.execute(text(statement))
        await engine.dispose()

    asyncio.run(run())


@pytest.fixture(scope="session")
def worker_database(worker_id: str) -> Iterator[URL]:
    """A database for this worker alone, copied from the migrated template."""
    url = database(worker_id)
    administer(f'CREATE DATABASE "{url.database}" TEMPLATE "{database("template").database}"')
    yield url
    administer(f'DROP DATABASE "{url.database}" WITH (FORCE)')


@pytest.fixture(scope="session")
def settings(
    worker_database: URL, worker_id: str, tmp_path_factory: pytest.TempPathFactory
) -> Settings:
    """Settings of this worker. Rates are out of the way; the tests of rates set their own."""
    rate = "1000000/second"
    return Settings(
        _env_file=None,
        environment=Environment.TESTING,
        database_url=worker_database.render_as_string(hide_password=False),
        redis_url=os.environ["REDIS_URL"],
        redis_key_prefix=f"{os.environ[RUN]}:{worker_id}:",
        secret_key=secrets.token_urlsafe(32),
        allowed_hosts=("test",),
        cors_origins=("https://app.example.com",),
        dependency_timeout_seconds=30,  # other workers may keep the machine busy
        login_rate_per_client=rate,
        login_rate_per_account=rate,
        registration_rate_per_client=rate,
        registration_rate_per_account=rate,
        invalid_rate_per_client=rate,
        upload_directory=tmp_path_factory.mktemp("files") / "uploads",
        upload_max_bytes=100_000,
    )


@pytest.fixture(scope="session")
async def worker_app(settings: Settings) -> AsyncIterator[FastAPI]:
    """An application for this worker: it keeps its connections and compiled queries."""
    app = create_app(settings)
    # ASGITransport sends requests only; the lifespan is up to us.
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def app(worker_app: FastAPI, settings: Settings) -> AsyncIterator[FastAPI]:
    """The application, with nothing stored before the test, and nothing left after it."""
    yield worker_app
    await _forget_everything(worker_app.state.resources, settings)


async def _forget_everything(resources: Resources, settings: Settings) -> None:
    async with resources.engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            await connection.execute(table.delete())
    keys = resources.redis.scan_iter(f"{settings.redis_key_prefix}*")
    if found := [key async for key in keys]:
        await resources.redis.delete(*found)
    shutil.rmtree(settings.upload_directory, ignore_errors=True)


@pytest.fixture
async def make_app(app: FastAPI, settings: Settings) -> AsyncIterator[MakeApp]:
    """Make more applications on the same servers, for tests that need other settings."""
    assert app.state.settings is settings
    async with AsyncExitStack() as stack:

        async def make(**changes: object) -> FastAPI:
            other = create_app(settings.model_copy(update=changes))
            await stack.enter_async_context(other.router.lifespan_context(other))
            return other

        yield make


@pytest.fixture
def resources(app: FastAPI) -> Resources:
    """What the application has opened."""
    resources: Resources = app.state.resources
    return resources


@pytest.fixture
async def session(resources: Resources) -> AsyncIterator[AsyncSession]:
    """A session apart from those of requests: what a test sees here has been committed."""
    async with resources.session_factory() as session:
        yield session


@pytest.fixture
async def make_client() -> AsyncIterator[MakeClient]:
    """Make clients of an application, without a network in between."""
    async with AsyncExitStack() as stack:

        async def make(app: FastAPI, headers: dict[str, str] | None = None) -> AsyncClient:
            # A 500 must arrive as a response, as it would over a network.
            transport = ASGITransport(app, raise_app_exceptions=False)
            client = AsyncClient(transport=transport, base_url="http://test", headers=headers)
            return await stack.enter_async_context(client)

        yield make


@pytest.fixture
async def client(app: FastAPI, make_client: MakeClient) -> AsyncClient:
    """A client that is not logged in."""
    return await make_client(app)


@pytest.fixture
def login(
    app: FastAPI, resources: Resources, session: AsyncSession, make_client: MakeClient
) -> Login:
    """Make clients that are logged in as a user."""

    async def make(user: User) -> AsyncClient:
        auth = AuthService(session, resources.sessions, app.state.settings)
        tokens = await auth.open_session(user)
        return await make_client(app, headers={"Authorization": f"Bearer {tokens.access_token}"})

    return make


@pytest.fixture
async def user(session: AsyncSession) -> User:
    """A stored user."""
    return await stored(session, UserFactory.build())


@pytest.fixture
async def admin(session: AsyncSession) -> User:
    """A stored administrator."""
    return await stored(session, UserFactory.build(admin=True))


@pytest.fixture
async def user_client(login: Login, user: User) -> AsyncClient:
    """A client logged in as `user`."""
    return await login(user)


@pytest.fixture
async def admin_client(login: Login, admin: User) -> AsyncClient:
    """A client logged in as `admin`."""
    return await login(admin)


@pytest.fixture
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting from outside, and no file of the developer."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def required(clean_environment: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - comes first
    """The settings without a default, and nothing else."""
    for name, value in REQUIRED_SETTINGS.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def log_lines() -> Iterator[LogLines]:
    """Read what the application has logged, a dictionary a line."""
    stream = io.StringIO()
    configure_logging("INFO", stream)

    def read() -> list[dict[str, Any]]:
        lines = [json.loads(line) for line in stream.getvalue().splitlines()]
        # The client of the tests logs in the same process.
        return [line for line in lines if line["logger"] != "httpx2"]

    yield read
    configure_logging("INFO")
