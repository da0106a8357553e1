"""Exchange a refresh token in Redis, then check its user in the database."""

from secrets import token_urlsafe

from fastapi import HTTPException
from redis.asyncio import Redis
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def refresh(db: AsyncSession, redis: Redis, user_id: int, session: str, used: str) -> str:
    """Return the id of the next refresh token."""
    following = token_urlsafe(16)
    current = await redis.set(session, following, xx=True, get=True, keepttl=True)
    active = await db.scalar(text("SELECT is_active FROM users WHERE id = :id"), {"id": user_id})
    if current != used or not active:
        await redis.delete(session)
        raise HTTPException(401, "Invalid or expired token")
    return following
