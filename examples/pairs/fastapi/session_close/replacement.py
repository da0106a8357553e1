"""Closed by its context manager, also when the request is cancelled."""

from collections.abc import AsyncIterator

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker


async def get_session(factory: async_sessionmaker[AsyncSession]) -> AsyncIterator[AsyncSession]:
    """Yield the session of one request."""
    async with factory() as session:
        yield session
