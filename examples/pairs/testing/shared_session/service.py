"""A change, and one that nobody commits."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def rename(session: AsyncSession) -> None:
    """Rename user 1."""
    await session.execute(text("UPDATE users SET name = 'Ada' WHERE id = 1"))
    await session.commit()


async def rename_without_commit(session: AsyncSession) -> None:
    """Rename user 1, and forget to commit."""
    await session.execute(text("UPDATE users SET name = 'Ada' WHERE id = 1"))
