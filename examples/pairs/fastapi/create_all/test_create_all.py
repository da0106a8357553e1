"""`create_all` leaves a table alone that exists in an older form."""

from types import ModuleType

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.ext.asyncio import AsyncEngine

from pairs.fastapi.create_all import forbidden, replacement


async def release_and_add(module: ModuleType, engine: AsyncEngine) -> None:
    """Release over a table of an older form, and add a row; nothing is kept."""
    async with engine.connect() as connection:
        await connection.execute(text("CREATE TABLE guests (id serial PRIMARY KEY)"))
        await module.release(connection)
        await module.add(connection, FastAPI())


async def test_create_all_leaves_the_old_form(engine: AsyncEngine) -> None:
    with pytest.raises(ProgrammingError, match="name"):
        await release_and_add(forbidden, engine)


async def test_a_migration_changes_it(engine: AsyncEngine) -> None:
    await release_and_add(replacement, engine)
