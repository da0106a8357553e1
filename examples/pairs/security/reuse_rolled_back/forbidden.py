"""Exchange a refresh token: the 401 undoes the end of the session."""

from datetime import datetime
from secrets import token_urlsafe

from fastapi import HTTPException
from sqlalchemy import DateTime, delete, func, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """What maps a class to a table."""


class LoginSession(Base):
    """A login that can be ended: log-out deletes the row, log-out everywhere all of a user's."""

    __tablename__ = "login_sessions"

    id: Mapped[str] = mapped_column(primary_key=True)  # `sid` of both tokens
    user_id: Mapped[int]
    refresh_id: Mapped[str]  # `jti` of the refresh token that is next
    ends_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


async def rotate(db: AsyncSession, user_id: int, session_id: str, used: str) -> str:
    """Return the id of the next refresh token; a token's second use ends its session."""
    following = token_urlsafe(16)
    rotated = await db.scalar(
        update(LoginSession)
        .where(
            LoginSession.id == session_id,
            LoginSession.user_id == user_id,
            LoginSession.refresh_id == used,
            LoginSession.ends_at > func.now(),
        )
        .values(refresh_id=following)
        .returning(LoginSession.id)
    )
    if rotated is None:
        await db.execute(delete(LoginSession).where(LoginSession.id == session_id))
        raise HTTPException(401, "Invalid or expired token")
    return following
