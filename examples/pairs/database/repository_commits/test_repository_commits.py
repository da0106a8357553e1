"""A failure in the middle must leave nothing behind."""

from types import ModuleType

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.repository_commits import forbidden, replacement
from pairs.database.support import create_tables


@pytest.mark.parametrize(("module", "left"), [(forbidden, 1), (replacement, 0)])
async def test_what_is_left_when_the_second_half_fails(
    module: ModuleType, left: int, engine: AsyncEngine
) -> None:
    await create_tables(engine, module.Base)
    async with AsyncSession(engine) as session:
        await module.UserRepository(session).add(module.User(name="Ada"))
        await session.rollback()  # what a failure of the second half does
    async with AsyncSession(engine) as session:
        assert await session.scalar(select(func.count(module.User.id))) == left
