"""A migration that waits for a lock stops all who come after it, so it must not wait for long."""

import asyncio
from pathlib import Path
from types import ModuleType

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from pairs.migrations.env_without_lock_timeout import forbidden, replacement
from pairs.migrations.support import execute

ENVIRONMENT = """
import asyncio
from {module} import migrate
from sqlalchemy import MetaData
asyncio.run(migrate({url!r}, MetaData()))
"""
REVISION = """
from alembic import op
revision = "0001"
down_revision = None
def upgrade():
    op.execute("ALTER TABLE users ADD COLUMN name text")
"""


def configuration(folder: Path, module: ModuleType, url: str) -> Config:
    (folder / "versions").mkdir()
    (folder / "env.py").write_text(ENVIRONMENT.format(module=module.__name__, url=url))
    (folder / "versions" / "0001.py").write_text(REVISION)
    config = Config()
    config.set_main_option("script_location", str(folder))
    config.set_main_option("path_separator", "os")
    return config


async def migrate_while_locked(
    module: ModuleType, engine: AsyncEngine, url: str, folder: Path
) -> bool:
    """Migrate a table that somebody reads; return whether the migration gave up before the end."""
    await execute(engine, "CREATE TABLE users (id int)")
    config = configuration(folder, module, url)
    async with engine.begin() as reader:
        await reader.execute(text("SELECT * FROM users"))
        migration = asyncio.create_task(asyncio.to_thread(command.upgrade, config, "head"))
        await asyncio.wait({migration}, timeout=8)
        gave_up = migration.done()
    if not gave_up:
        await migration
        return False
    with pytest.raises(DBAPIError, match="lock timeout"):
        await migration
    return True


async def test_a_migration_waits_as_long_as_somebody_reads(
    engine: AsyncEngine, postgres_url: str, tmp_path: Path
) -> None:
    assert not await migrate_while_locked(forbidden, engine, postgres_url, tmp_path)


async def test_a_migration_gives_up(engine: AsyncEngine, postgres_url: str, tmp_path: Path) -> None:
    assert await migrate_while_locked(replacement, engine, postgres_url, tmp_path)


async def test_a_migration_runs(engine: AsyncEngine, postgres_url: str, tmp_path: Path) -> None:
    await execute(engine, "CREATE TABLE users (id int)")
    config = configuration(tmp_path, replacement, postgres_url)
    await asyncio.to_thread(command.upgrade, config, "head")
    async with engine.connect() as connection:
        await connection.execute(text("SELECT name FROM users"))
