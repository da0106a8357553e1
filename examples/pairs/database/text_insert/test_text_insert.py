"""A default of the model must reach rows that are inserted in bulk."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.support import create_tables
from pairs.database.text_insert import forbidden, replacement

ROWS = [{"name": "python"}, {"name": "sql"}]


async def test_text_knows_no_default(engine: AsyncEngine) -> None:
    await create_tables(engine, forbidden.Base)
    async with AsyncSession(engine) as session:
        with pytest.raises(IntegrityError, match="color"):
            await forbidden.add_tags(session, ROWS)


async def test_insert_of_the_model_applies_it(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        await replacement.add_tags(session, ROWS)
        assert list(await session.scalars(select(replacement.Tag.color))) == ["blue", "blue"]
