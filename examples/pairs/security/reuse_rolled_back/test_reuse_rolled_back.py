"""A stolen refresh token ends the session, even where the request's transaction rolls back."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from types import ModuleType

import pytest
from fastapi import HTTPException
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from pairs.security.reuse_rolled_back import forbidden, replacement


@pytest.fixture
async def engine(postgres_url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_async_engine(postgres_url)
    async with engine.begin() as connection:
        await connection.run_sync(replacement.Base.metadata.drop_all)
        await connection.run_sync(replacement.Base.metadata.create_all)
    async with AsyncSession(engine) as db, db.begin():
        tomorrow = datetime.now(UTC) + timedelta(days=1)
        db.add(replacement.LoginSession(id="s1", user_id=1, refresh_id="first", ends_at=tomorrow))
    yield engine
    await engine.dispose()


async def _rotate(module: ModuleType, engine: AsyncEngine, user_id: int, used: str) -> str:
    # As a session dependency does: commit after the request, roll back on an error.
    async with AsyncSession(engine) as db:
        try:
            following: str = await module.rotate(db, user_id, "s1", used)
        except HTTPException:
            await db.rollback()
            raise
        await db.commit()
    return following


async def _sessions_after_reuse(module: ModuleType, engine: AsyncEngine) -> int:
    await _rotate(module, engine, 1, "first")
    with pytest.raises(HTTPException, match="Invalid or expired"):
        await _rotate(module, engine, 1, "first")
    async with AsyncSession(engine) as db:
        return await db.scalar(select(func.count()).select_from(replacement.LoginSession)) or 0


async def test_the_error_undoes_the_end_of_the_session(engine: AsyncEngine) -> None:
    assert await _sessions_after_reuse(forbidden, engine) == 1


async def test_a_second_use_ends_the_session(engine: AsyncEngine) -> None:
    assert await _sessions_after_reuse(replacement, engine) == 0


async def test_a_session_belongs_to_its_user(engine: AsyncEngine) -> None:
    with pytest.raises(HTTPException, match="Invalid or expired"):
        await _rotate(replacement, engine, 2, "first")


async def test_a_current_token_is_exchanged(engine: AsyncEngine) -> None:
    following = await _rotate(replacement, engine, 1, "first")
    assert await _rotate(replacement, engine, 1, following) != following
