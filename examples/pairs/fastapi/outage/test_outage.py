"""Each way in which PostgreSQL can be away must give a 503, and a programming error a 500."""

import gc
import warnings
from types import ModuleType

import pytest
from fastapi import FastAPI
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from pairs.fastapi.outage import forbidden, replacement
from pairs.fastapi.support import client_of

DEADLOCK = "RAISE EXCEPTION USING ERRCODE = 'deadlock_detected';"
TEMPORARY = ("locked", "deadlock")
OUTAGES = (
    "refused",
    "unknown-host",
    "too-slow",
    "pool-exhausted",
    "terminated",
    "locked",
    "deadlock",
)
WITH_PSYCOPG = ("refused", "unknown-host", "canceled", "terminated", *TEMPORARY)
PSYCOPG = "postgresql+psycopg"


def app_with(module: ModuleType, url: str) -> FastAPI:
    """Return an application with one route for each outage."""
    app = FastAPI()
    driver = make_url(url).drivername
    module.add_outage_handlers(app)
    limits = {"pool_size": 1, "max_overflow": 0, "pool_timeout": 0.1}

    async def run(engine: AsyncEngine, statement: str) -> None:
        try:
            async with engine.connect() as connection:
                await connection.execute(text(statement))
        finally:
            await engine.dispose()

    @app.get("/refused")
    async def refused() -> None:
        await run(create_async_engine(f"{driver}://nobody@127.0.0.1:1/none"), "SELECT 1")

    @app.get("/unknown-host")
    async def unknown_host() -> None:
        await run(create_async_engine(f"{driver}://nobody@host.invalid/none"), "SELECT 1")

    @app.get("/too-slow")
    async def too_slow() -> None:
        engine = create_async_engine(url, connect_args={"command_timeout": 0.1})
        await run(engine, "SELECT pg_sleep(60)")

    @app.get("/pool-exhausted")
    async def pool_exhausted() -> None:
        engine = create_async_engine(url, **limits)
        async with engine.connect():
            await run(engine, "SELECT 1")

    @app.get("/terminated")
    async def terminated() -> None:
        statement = "SELECT pg_terminate_backend(pg_backend_pid())"
        await run(create_async_engine(url), statement)

    @app.get("/canceled")
    async def canceled() -> None:
        engine = create_async_engine(url, connect_args={"options": "-c statement_timeout=100"})
        await run(engine, "SELECT pg_sleep(60)")

    @app.get("/wrong-statement")
    async def wrong_statement() -> None:
        await run(create_async_engine(url), "SELEC 1")

    _add_locked(app, url)
    return app


def _add_locked(app: FastAPI, url: str) -> None:
    @app.get("/locked")
    async def locked() -> None:
        engine = create_async_engine(url)
        try:
            async with engine.begin() as holder, engine.begin() as waiting:
                await holder.execute(text("SELECT pg_advisory_xact_lock(1)"))
                await waiting.execute(text("SET LOCAL lock_timeout = '50ms'"))
                await waiting.execute(text("SELECT pg_advisory_xact_lock(1)"))
        finally:
            await engine.dispose()

    @app.get("/deadlock")
    async def deadlock() -> None:
        engine = create_async_engine(url)
        try:
            async with engine.begin() as connection:
                await connection.execute(text(f"DO $$ BEGIN {DEADLOCK} END $$"))
        finally:
            await engine.dispose()


async def status(
    module: ModuleType, engine: AsyncEngine, outage: str, *, driver: str = "postgresql+asyncpg"
) -> int:
    """Return the status of the route for `outage`."""
    url = make_url(engine.url).set(drivername=driver).render_as_string(hide_password=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # asyncpg's, for a terminated connection
        async with client_of(app_with(module, url)) as client:
            code = (await client.get(f"/{outage}")).status_code
        gc.collect()
    return code


@pytest.mark.parametrize("outage", OUTAGES)
async def test_operational_error_alone_leaves_an_outage_a_500(
    engine: AsyncEngine, outage: str
) -> None:
    assert await status(forbidden, engine, outage) == 500


@pytest.mark.parametrize("outage", OUTAGES)
async def test_an_outage_is_a_503(engine: AsyncEngine, outage: str) -> None:
    assert await status(replacement, engine, outage) == 503


@pytest.mark.parametrize("outage", WITH_PSYCOPG)
async def test_an_outage_is_a_503_with_psycopg_too(engine: AsyncEngine, outage: str) -> None:
    assert await status(replacement, engine, outage, driver=PSYCOPG) == 503


async def test_a_programming_error_stays_a_500(engine: AsyncEngine) -> None:
    assert await status(replacement, engine, "wrong-statement") == 500
    assert await status(replacement, engine, "wrong-statement", driver=PSYCOPG) == 500
