"""A collection that is loaded by a join asks for `unique()`."""

import pytest
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.joined_collection import forbidden, replacement
from pairs.database.support import create_tables, statements


async def test_a_joined_collection_raises(engine: AsyncEngine) -> None:
    await create_tables(engine, forbidden.Base)
    async with AsyncSession(engine) as session:
        session.add(forbidden.Author(posts=[forbidden.Post()]))
        await session.commit()
    async with AsyncSession(engine) as session:
        with pytest.raises(InvalidRequestError, match="unique"):
            await forbidden.list_authors(session)


async def test_selectinload_takes_two_queries_for_any_number_of_rows(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        for _ in range(3):
            session.add(replacement.Author(posts=[replacement.Post(), replacement.Post()]))
        await session.commit()
    async with AsyncSession(engine) as session:
        with statements(engine) as seen:
            authors = await replacement.list_authors(session)
        assert [len(author.posts) for author in authors] == [2, 2, 2]
        assert len(seen) == 2
