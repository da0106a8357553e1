"""Two uploads at the same moment do not share the last of the space."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from types import ModuleType

import pytest
from fastapi import HTTPException
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from pairs.uploads.quota_race import forbidden, replacement


@pytest.fixture
async def engine(postgres_url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_async_engine(postgres_url)
    async with engine.begin() as connection:
        for statement in (
            "DROP TABLE IF EXISTS files, owners",
            "CREATE TABLE owners (id int PRIMARY KEY)",
            "CREATE TABLE files (owner int, size int)",
            "INSERT INTO owners VALUES (1)",
        ):
            await connection.execute(text(statement))
    yield engine
    await engine.dispose()


async def _stored_of_two(
    module: ModuleType, engine: AsyncEngine, meanwhile: Callable[[], Awaitable[object]]
) -> int:
    async def upload() -> None:
        async with AsyncSession(engine) as db:
            await module.reserve(db, 1, 60, meanwhile)

    results = await asyncio.gather(upload(), upload(), return_exceptions=True)
    assert all(result is None or isinstance(result, HTTPException) for result in results)
    return results.count(None)


async def test_both_uploads_pass_the_check(engine: AsyncEngine) -> None:
    both_checked = asyncio.Barrier(2)
    assert await _stored_of_two(forbidden, engine, both_checked.wait) == 2


async def test_the_second_upload_waits_and_is_refused(engine: AsyncEngine) -> None:
    assert await _stored_of_two(replacement, engine, replacement.nothing) == 1
