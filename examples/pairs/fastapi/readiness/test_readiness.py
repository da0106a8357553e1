"""Readiness must fail while the database is away."""

from types import ModuleType

from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from pairs.fastapi.readiness import forbidden, replacement
from pairs.fastapi.support import client_of

AWAY = create_async_engine("postgresql+asyncpg://nobody@127.0.0.1:1/none")


async def status(module: ModuleType, engine: AsyncEngine) -> int:
    """Return the status of the readiness check."""
    module.app.state.engine = engine
    async with client_of(module.app) as client:
        return (await client.get("/health/ready")).status_code


async def test_readiness_that_checks_nothing_is_always_ready() -> None:
    assert await status(forbidden, AWAY) == 200


async def test_readiness_that_checks_the_database_notices_an_outage(engine: AsyncEngine) -> None:
    assert await status(replacement, engine) == 200
    assert await status(replacement, AWAY) == 503
