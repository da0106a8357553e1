"""A result that has been read completely is not an asynchronous iterator."""

import pytest
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.iterate_over_execute import forbidden, replacement
from pairs.database.support import create_tables


async def test_async_for_over_a_complete_result_fails(engine: AsyncEngine) -> None:
    await create_tables(engine, forbidden.Base)
    async with AsyncSession(engine) as session:
        with pytest.raises(InvalidRequestError, match="stream"):
            _ = [user async for user in forbidden.stream(session)]


async def test_a_stream_gives_the_rows(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        session.add_all([replacement.User(name="Ada"), replacement.User(name="Grace")])
        await session.commit()
        assert [user.name async for user in replacement.stream(session)] == ["Ada", "Grace"]
