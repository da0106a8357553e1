"""Mapping existing tables must not draft unrequested changes."""

from types import ModuleType
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from pairs.migrations.conventions_on_existing_tables import forbidden, replacement
from pairs.migrations.support import execute


async def drafted(module: ModuleType, engine: AsyncEngine) -> list[Any]:
    await execute(
        engine, "CREATE TABLE users (id serial PRIMARY KEY, email varchar NOT NULL UNIQUE)"
    )

    def compare(connection: Connection) -> list[Any]:
        return list(compare_metadata(MigrationContext.configure(connection), module.Base.metadata))

    async with engine.connect() as connection:
        return await connection.run_sync(compare)


async def test_conventions_for_new_schemas_draft_changes(engine: AsyncEngine) -> None:
    changes = str(await drafted(forbidden, engine))
    assert "modify_type" in changes
    assert "add_constraint" in changes


async def test_models_of_the_tables_as_they_are_draft_nothing(engine: AsyncEngine) -> None:
    assert await drafted(replacement, engine) == []
