"""A changed key of a JSON column must be stored."""

from types import ModuleType

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.json_mutation import forbidden, replacement
from pairs.database.support import create_tables


@pytest.mark.parametrize(("module", "stored"), [(forbidden, "light"), (replacement, "dark")])
async def test_what_is_stored_after_a_key_has_changed(
    module: ModuleType, stored: str, engine: AsyncEngine
) -> None:
    await create_tables(engine, module.Base)
    async with AsyncSession(engine) as session:
        profile = module.Profile(data={"theme": "light"})
        session.add(profile)
        await session.commit()
        await session.refresh(profile)
        profile.data["theme"] = "dark"
        await session.commit()
        await session.refresh(profile)
        assert profile.data["theme"] == stored
