"""Check a user's quota, then reserve the space."""

from collections.abc import Awaitable, Callable

from fastapi import HTTPException
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

QUOTA_BYTES = 100


async def nothing() -> None:
    """Let the test wait between the check and the reservation."""


async def reserve(
    db: AsyncSession, owner: int, size: int, meanwhile: Callable[[], Awaitable[None]] = nothing
) -> None:
    """Reserve space for a file; over the quota it is a 413."""
    used = text("SELECT coalesce(sum(size), 0) FROM files WHERE owner = :owner")
    if await db.scalar(used, {"owner": owner}) + size > QUOTA_BYTES:
        raise HTTPException(413, "Your space is used up")
    await meanwhile()
    row = {"owner": owner, "size": size}
    await db.execute(text("INSERT INTO files VALUES (:owner, :size)"), row)
    await db.commit()
