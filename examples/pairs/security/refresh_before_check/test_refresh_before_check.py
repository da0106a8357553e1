"""An outage of the database during a refresh does not end the session."""

from types import ModuleType

import pytest
from fastapi import HTTPException
from redis.asyncio import Redis
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from pairs.security.refresh_before_check import forbidden, replacement

NOBODY_LISTENS = "postgresql+asyncpg://postgres@127.0.0.1:1/postgres"


async def _refresh_after_an_outage(module: ModuleType, postgres_url: str, redis_url: str) -> str:
    stopped, running = create_async_engine(NOBODY_LISTENS), create_async_engine(postgres_url)
    async with running.begin() as connection:
        await connection.execute(text("DROP TABLE IF EXISTS users CASCADE"))
        await connection.execute(text("CREATE TABLE users (id int, is_active bool)"))
        await connection.execute(text("INSERT INTO users VALUES (1, true)"))
    try:
        async with Redis.from_url(redis_url, decode_responses=True) as redis:
            await redis.set("session", "first", ex=60)
            async with AsyncSession(stopped) as db:
                with pytest.raises(OSError, match="Connect call failed"):
                    await module.refresh(db, redis, 1, "session", "first")
            async with AsyncSession(running) as db:
                following: str = await module.refresh(db, redis, 1, "session", "first")
                return following
    finally:
        await running.dispose()


async def test_the_retry_after_an_outage_finds_its_token_used(
    postgres_url: str, redis_url: str
) -> None:
    with pytest.raises(HTTPException, match="Invalid or expired"):
        await _refresh_after_an_outage(forbidden, postgres_url, redis_url)


async def test_the_retry_after_an_outage_succeeds(postgres_url: str, redis_url: str) -> None:
    assert await _refresh_after_an_outage(replacement, postgres_url, redis_url) != "first"
