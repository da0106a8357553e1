"""A row that a test makes must not take the number of a row that the application makes."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.support import create_tables
from pairs.testing.explicit_id import forbidden, replacement


async def test_the_database_gives_the_same_number(engine: AsyncEngine) -> None:
    await create_tables(engine, forbidden.Base)
    async with AsyncSession(engine) as session:
        session.add(forbidden.TagFactory.build())
        await session.commit()
        session.add(forbidden.Tag(name="of the application"))
        with pytest.raises(IntegrityError, match="tags_pkey"):
            await session.commit()


async def test_numbers_of_the_database_do_not_collide(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        session.add(replacement.TagFactory.build())
        await session.commit()
        session.add(replacement.Tag(name="of the application"))
        await session.commit()
