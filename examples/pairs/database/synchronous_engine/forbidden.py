"""An engine that blocks the event loop."""

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.ext.asyncio import AsyncSession


async def count(session: AsyncSession) -> int:
    return await session.scalar(text("SELECT count(*) FROM users")) or 0


def create(url: str) -> Engine:
    return create_engine(url)


async def ping(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
