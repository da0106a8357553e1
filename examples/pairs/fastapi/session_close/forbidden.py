"""Closed by hand; a cancelled request may leave it half closed."""

from collections.abc import AsyncIterator

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker


async def get_session(factory: async_sessionmaker[AsyncSession]) -> AsyncIterator[AsyncSession]:
    """Yield the session of one request."""
    session = factory()
    try:
        yield session
    finally:
        await session.close()
