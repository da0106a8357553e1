"""An `env.py` that gives up when it cannot get a lock."""

from alembic import context
from sqlalchemy import Connection, MetaData, NullPool
from sqlalchemy.ext.asyncio import create_async_engine


async def migrate(url: str, metadata: MetaData) -> None:
    engine = create_async_engine(
        url, poolclass=NullPool, connect_args={"server_settings": {"lock_timeout": "3s"}}
    )
    async with engine.connect() as connection:
        await connection.run_sync(run_migrations, metadata)
    await engine.dispose()


def run_migrations(connection: Connection, metadata: MetaData) -> None:
    context.configure(
        connection=connection, target_metadata=metadata, transaction_per_migration=True
    )
    with context.begin_transaction():
        context.run_migrations()
