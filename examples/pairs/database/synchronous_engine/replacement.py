"""An engine that does not block the event loop."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine


async def count(session: AsyncSession) -> int:
    return await session.scalar(text("SELECT count(*) FROM users")) or 0


def create(url: str) -> AsyncEngine:
    return create_async_engine(url)


async def ping(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        await connection.execute(text("SELECT 1"))
