"""What the tests of several pairs use."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.orm import DeclarativeBase


async def create_tables(engine: AsyncEngine, base: type[DeclarativeBase]) -> None:
    """Create the tables of `base` in the test's empty database."""
    async with engine.begin() as connection:
        await connection.run_sync(base.metadata.create_all)


@contextmanager
def statements(engine: AsyncEngine) -> Iterator[list[str]]:
    """Collect the statements that run on `engine` in the meantime."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)
