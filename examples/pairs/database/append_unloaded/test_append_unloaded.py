"""Appending to a collection loads it, which `lazy="raise"` forbids."""

import pytest
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.append_unloaded import forbidden, replacement
from pairs.database.support import create_tables


async def test_appending_raises(engine: AsyncEngine) -> None:
    await create_tables(engine, forbidden.Base)
    async with AsyncSession(engine) as session:
        session.add(forbidden.Author(id=1))
        await session.commit()
        with pytest.raises(InvalidRequestError, match="lazy='raise'"):
            await forbidden.write(session, 1, "Title")


async def test_the_foreign_key_needs_no_collection(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        session.add(replacement.Author(id=1))
        await session.commit()
        await replacement.write(session, 1, "Title")
        assert (await session.get_one(replacement.Post, 1)).author_id == 1
