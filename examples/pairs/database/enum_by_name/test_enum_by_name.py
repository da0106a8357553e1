"""SQL and other programs must find the value that the API shows."""

from types import ModuleType

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.enum_by_name import forbidden, replacement
from pairs.database.support import create_tables


@pytest.mark.parametrize(("module", "stored"), [(forbidden, "ADMIN"), (replacement, "admin")])
async def test_what_a_strenum_column_stores(
    module: ModuleType, stored: str, engine: AsyncEngine
) -> None:
    await create_tables(engine, module.Base)
    async with AsyncSession(engine) as session:
        session.add(module.User(role=module.Role.ADMIN))
        await session.commit()
        assert await session.scalar(text("SELECT role::text FROM users")) == stored
