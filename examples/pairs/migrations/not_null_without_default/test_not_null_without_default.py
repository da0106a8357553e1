"""A migration must run on tables that have rows."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from pairs.migrations.not_null_without_default import forbidden, replacement
from pairs.migrations.support import execute, upgrade

TABLE = ("CREATE TABLE users (id int)", "INSERT INTO users VALUES (1)")


async def test_rows_have_no_value_for_the_new_column(engine: AsyncEngine) -> None:
    await execute(engine, *TABLE)
    async with engine.connect() as connection:
        with pytest.raises(IntegrityError, match="contains null values"):
            await upgrade(connection, forbidden.upgrade)


async def test_the_default_fills_rows_and_can_be_taken_back(engine: AsyncEngine) -> None:
    await execute(engine, *TABLE)
    async with engine.connect() as connection:
        await upgrade(connection, replacement.upgrade)
        assert await connection.scalar(text("SELECT is_active FROM users")) is True
        await upgrade(connection, replacement.downgrade)
