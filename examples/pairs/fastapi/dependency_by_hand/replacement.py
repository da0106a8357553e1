"""The factory makes one."""

from collections.abc import AsyncIterator

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker


async def get_session(factory: async_sessionmaker[AsyncSession]) -> AsyncIterator[AsyncSession]:
    """Yield the session of one request."""
    async with factory() as session:
        yield session


async def count(factory: async_sessionmaker[AsyncSession]) -> object:
    """Return a number, outside of any request."""
    async with factory() as session:
        return await session.scalar(text("SELECT 1"))
