"""Reading an attribute must not start a query outside of `await`."""

from types import ModuleType

import pytest
from sqlalchemy.exc import MissingGreenlet
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.lazy_load import forbidden, replacement
from pairs.database.support import create_tables


async def titles(module: ModuleType, engine: AsyncEngine) -> list[str]:
    await create_tables(engine, module.Base)
    async with AsyncSession(engine) as session:
        session.add(module.Author(posts=[module.Post(title="One")]))
        await session.commit()
    async with AsyncSession(engine) as session:
        return list(await module.list_titles(session))


async def test_a_relationship_that_no_query_loaded_cannot_be_read(engine: AsyncEngine) -> None:
    with pytest.raises(MissingGreenlet):
        await titles(forbidden, engine)


async def test_what_the_query_loads_can_be_read(engine: AsyncEngine) -> None:
    assert await titles(replacement, engine) == ["One"]
