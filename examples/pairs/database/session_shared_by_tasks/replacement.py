"""Two queries at the same time, each in a session of its own."""

import asyncio

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker


async def count(session: AsyncSession) -> int:
    return await session.scalar(text("SELECT 1 FROM pg_sleep(0.05)")) or 0


async def count_both(factory: async_sessionmaker[AsyncSession]) -> tuple[int, int]:
    async with factory() as one, factory() as other:
        one_count, other_count = await asyncio.gather(count(one), count(other))
    return one_count, other_count
