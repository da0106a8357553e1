"""What a test stores must be there for the application."""

import gc
import warnings
from types import ModuleType

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.support import create_tables
from pairs.testing.synchronous_factory import forbidden, replacement


@pytest.mark.parametrize(("module", "stored"), [(forbidden, 0), (replacement, 1)])
async def test_how_many_rows_the_application_sees(
    module: ModuleType, stored: int, engine: AsyncEngine
) -> None:
    await create_tables(engine, module.Base)
    async with AsyncSession(engine) as session, AsyncSession(engine) as application:
        with warnings.catch_warnings(action="ignore"):
            await module.stored_tag(session)
            gc.collect()
        assert await application.scalar(select(func.count(module.Tag.id))) == stored
