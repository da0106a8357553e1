"""What the tests of several pairs use."""

from collections.abc import Callable

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


async def execute(engine: AsyncEngine, *statements: str) -> None:
    """Run statements and commit."""
    async with engine.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))


async def upgrade(connection: AsyncConnection, revision: Callable[[], None]) -> None:
    """Run a revision as Alembic does, and leave its transaction open."""

    def run(synchronous: Connection) -> None:
        context = MigrationContext.configure(synchronous)
        with Operations.context(context):
            context.begin_transaction(_per_migration=True).__enter__()
            revision()

    await connection.run_sync(run)


async def can_write(engine: AsyncEngine, statement: str) -> bool:
    """Return whether `statement` runs while another transaction is open."""
    async with engine.connect() as connection:
        await connection.execute(text("SET lock_timeout = '200ms'"))
        try:
            await connection.execute(text(statement))
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) != "55P03":
                raise
            return False
    return True
