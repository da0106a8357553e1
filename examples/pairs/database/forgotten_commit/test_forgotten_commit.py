"""A change must be there for the next session."""

from types import ModuleType

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.forgotten_commit import forbidden, replacement
from pairs.database.support import create_tables


@pytest.mark.parametrize(("module", "name"), [(forbidden, "Ada"), (replacement, "Grace")])
async def test_what_the_next_session_reads(
    module: ModuleType, name: str, engine: AsyncEngine
) -> None:
    await create_tables(engine, module.Base)
    async with AsyncSession(engine) as session:
        session.add(module.User(id=1, name="Ada"))
        await session.commit()
    async with AsyncSession(engine) as session:
        await module.rename(session, 1, "Grace")
    async with AsyncSession(engine) as session:
        assert (await session.get_one(module.User, 1)).name == name
