"""A new constraint of a large table must not stop the service."""

from types import ModuleType

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from pairs.migrations.constraint_blocks_writes import forbidden, replacement
from pairs.migrations.support import can_write, execute, upgrade


@pytest.mark.parametrize(("module", "free"), [(forbidden, False), (replacement, True)])
async def test_whether_others_can_write_before_the_migration_ends(
    module: ModuleType, free: bool, engine: AsyncEngine
) -> None:
    await execute(engine, "CREATE TABLE users (id int, email text, age int)")
    async with engine.connect() as connection:
        await upgrade(connection, module.upgrade)
        assert await can_write(engine, "INSERT INTO users VALUES (1, 'a@b.example', 1)") is free


async def test_the_constraint_is_valid(engine: AsyncEngine) -> None:
    await execute(engine, "CREATE TABLE users (age int)")
    async with engine.connect() as connection:
        await upgrade(connection, replacement.upgrade)
        valid = text("SELECT convalidated FROM pg_constraint WHERE conname = 'ck_users_age'")
        assert await connection.scalar(valid) is True
