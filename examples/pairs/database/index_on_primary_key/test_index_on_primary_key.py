"""A second index on the same column costs each write and helps no query."""

from types import ModuleType

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from pairs.database.index_on_primary_key import forbidden, replacement
from pairs.database.support import create_tables


@pytest.mark.parametrize(("module", "indexes"), [(forbidden, 2), (replacement, 1)])
async def test_how_many_indexes_the_key_has(
    module: ModuleType, indexes: int, engine: AsyncEngine
) -> None:
    await create_tables(engine, module.Base)
    count = text("SELECT count(*) FROM pg_index WHERE indrelid = 'users'::regclass")
    async with engine.connect() as connection:
        assert await connection.scalar(count) == indexes
