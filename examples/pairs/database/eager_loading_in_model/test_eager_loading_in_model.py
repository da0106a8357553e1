"""A query that needs no posts must not load them."""

from types import ModuleType

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.eager_loading_in_model import forbidden, replacement
from pairs.database.support import create_tables, statements


@pytest.mark.parametrize(("module", "queries"), [(forbidden, 2), (replacement, 1)])
async def test_how_many_queries_a_list_of_authors_takes(
    module: ModuleType, queries: int, engine: AsyncEngine
) -> None:
    await create_tables(engine, module.Base)
    async with AsyncSession(engine) as session:
        session.add(module.Author())
        await session.commit()
    async with AsyncSession(engine) as session:
        with statements(engine) as seen:
            (await session.scalars(select(module.Author))).all()
        assert len(seen) == queries
