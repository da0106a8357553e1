"""A renamed column must keep its values."""

from types import ModuleType

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from pairs.migrations.renamed_column import forbidden, replacement
from pairs.migrations.support import execute, upgrade


@pytest.mark.parametrize(("module", "name"), [(forbidden, None), (replacement, "Ada")])
async def test_what_is_left_of_the_values(
    module: ModuleType, name: str | None, engine: AsyncEngine
) -> None:
    await execute(engine, "CREATE TABLE users (name text)", "INSERT INTO users VALUES ('Ada')")
    async with engine.connect() as connection:
        await upgrade(connection, module.upgrade)
        assert await connection.scalar(text("SELECT full_name FROM users")) == name
