"""How migrations run: against the database of the settings, over the asynchronous driver."""

import asyncio

from alembic import context
from sqlalchemy import Connection, pool, text
from sqlalchemy.ext.asyncio import create_async_engine

from app.config import get_settings
from app.models import Base


def _database_url() -> str:
    # Tests hand over the URL of their own database; everybody else has it in the settings.
    url: str | None = context.config.attributes.get("database_url")
    return url or get_settings().database_url.get_secret_value()


def _run_migrations(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=Base.metadata)
    with context.begin_transaction():
        # While a change waits for the lock of a table, all queries of it wait behind. Better fail,
        # and run the migration again.
        connection.execute(text("SET LOCAL lock_timeout = '3s'"))
        context.run_migrations()


async def _migrate_online() -> None:
    # NullPool: one connection, closed when the migration is done.
    engine = create_async_engine(_database_url(), poolclass=pool.NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(_run_migrations)
    await engine.dispose()


def _migrate_offline() -> None:
    """Print the SQL (`alembic upgrade head --sql`) for whoever must review or run it by hand."""
    context.configure(url=_database_url(), target_metadata=Base.metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    _migrate_offline()
else:
    asyncio.run(_migrate_online())
