"""A column that the database computes on UPDATE must be readable afterwards."""

from datetime import datetime
from types import ModuleType

import pytest
from sqlalchemy.exc import MissingGreenlet
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.onupdate_not_loaded import forbidden, replacement
from pairs.database.support import create_tables


async def changed_at(module: ModuleType, engine: AsyncEngine) -> datetime:
    await create_tables(engine, module.Base)
    async with AsyncSession(engine, expire_on_commit=False) as session:
        user = module.User(name="Ada")
        session.add(user)
        await session.commit()
        user.name = "Grace"
        await session.commit()
        changed: datetime = user.updated_at
    return changed


async def test_without_eager_defaults_reading_it_raises(engine: AsyncEngine) -> None:
    with pytest.raises(MissingGreenlet):
        await changed_at(forbidden, engine)


async def test_with_eager_defaults_it_has_come_back(engine: AsyncEngine) -> None:
    assert (await changed_at(replacement, engine)).tzinfo is not None
