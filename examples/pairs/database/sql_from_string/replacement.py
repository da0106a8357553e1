"""A condition whose value stays a value."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def find(session: AsyncSession, name: str) -> Sequence[int]:
    rows = await session.scalars(text("SELECT id FROM users WHERE name = :name"), {"name": name})
    return rows.all()
