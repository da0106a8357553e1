"""A page must be the same after an UPDATE that moves rows."""

from types import ModuleType

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.limit_without_order import forbidden, replacement
from pairs.database.support import create_tables


@pytest.mark.parametrize(("module", "first"), [(forbidden, 2), (replacement, 1)])
async def test_which_row_comes_first_after_an_update(
    module: ModuleType, first: int, engine: AsyncEngine
) -> None:
    await create_tables(engine, module.Base)
    async with AsyncSession(engine) as session:
        session.add_all([module.User(name="Ada"), module.User(name="Grace")])
        await session.commit()
        await session.execute(text("UPDATE users SET name = 'Ada L.' WHERE id = 1"))
        assert [user.id for user in await module.first_users(session, 1)] == [first]
