"""A name must not become a condition."""

from types import ModuleType

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.sql_from_string import forbidden, replacement


@pytest.mark.parametrize(("module", "found"), [(forbidden, [1]), (replacement, [])])
async def test_what_a_name_with_a_quote_finds(
    module: ModuleType, found: list[int], engine: AsyncEngine
) -> None:
    async with AsyncSession(engine) as session:
        await session.execute(text("CREATE TABLE users (id int, name text)"))
        await session.execute(text("INSERT INTO users VALUES (1, 'Ada')"))
        assert await module.find(session, "' OR '1' = '1") == found
