"""A row that appears after the look must not become an unexpected error."""

from types import ModuleType

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.check_then_insert import forbidden, replacement
from pairs.database.support import create_tables

EMAIL = "ada@example.com"


async def add_behind_its_back(module: ModuleType, engine: AsyncEngine) -> None:
    """Add a user whom a transaction has added that began later and ended first."""
    await create_tables(engine, module.Base)
    async with AsyncSession(engine) as session:
        _ = await session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        await session.execute(text("SELECT count(*) FROM users"))  # what the look sees from here
        async with AsyncSession(engine) as other:
            other.add(module.User(email=EMAIL))
            await other.commit()
        await module.add_user(session, EMAIL)


async def test_after_a_look_the_insert_still_fails(engine: AsyncEngine) -> None:
    with pytest.raises(IntegrityError):
        await add_behind_its_back(forbidden, engine)


async def test_the_constraint_decides(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        await replacement.add_user(session, EMAIL)
        with pytest.raises(ValueError, match="Taken"):
            await replacement.add_user(session, EMAIL)
