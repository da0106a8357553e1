"""The number of queries must not grow with the number of rows."""

from types import ModuleType

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.query_in_loop import forbidden, replacement
from pairs.database.support import create_tables, statements


@pytest.mark.parametrize(("module", "queries"), [(forbidden, 3), (replacement, 1)])
async def test_how_many_queries_three_names_take(
    module: ModuleType, queries: int, engine: AsyncEngine
) -> None:
    await create_tables(engine, module.Base)
    async with AsyncSession(engine) as session:
        session.add_all([module.User(id=number, name=f"User {number}") for number in (1, 2, 3)])
        await session.commit()
    async with AsyncSession(engine) as session:
        with statements(engine) as seen:
            assert await module.names(session, [3, 1, 2]) == ["User 3", "User 1", "User 2"]
        assert len(seen) == queries
