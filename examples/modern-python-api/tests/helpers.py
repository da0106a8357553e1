"""What tests say often."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from app.models import Base


async def stored[ModelT: Base](session: AsyncSession, row: ModelT) -> ModelT:
    """Store what a factory has built."""
    session.add(row)
    await session.commit()
    return row


def new_key() -> dict[str, str]:
    """Return the header that makes a request one that may be repeated."""
    return {"Idempotency-Key": str(uuid4())}


@contextmanager
def recorded_statements(engine: AsyncEngine) -> Iterator[list[str]]:
    """Collect the SQL that `engine` sends meanwhile."""
    statements: list[str] = []

    def record(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", record)
    try:
        yield statements
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", record)
