"""A condition whose value becomes SQL."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def find(session: AsyncSession, name: str) -> Sequence[int]:
    rows = await session.scalars(
        text(f"SELECT id FROM users WHERE name = '{name}'")
    )
    return rows.all()
