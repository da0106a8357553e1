"""A session belongs to one task at a time."""

import asyncio
import gc
import warnings

import pytest
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine

from pairs.database.session_shared_by_tasks import forbidden, replacement


async def test_two_tasks_in_one_session_collide(postgres_url: str) -> None:
    # The collision leaves a connection behind that nobody can close.
    with warnings.catch_warnings(action="ignore"):
        engine = create_async_engine(postgres_url)
        with pytest.raises(InvalidRequestError):
            await forbidden.count_both(async_sessionmaker(engine))
        others = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.gather(*others, return_exceptions=True)
        await engine.dispose()
        del engine, others
        gc.collect()


async def test_two_sessions_do_not(engine: AsyncEngine) -> None:
    assert await replacement.count_both(async_sessionmaker(engine)) == (1, 1)
