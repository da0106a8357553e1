"""A page that continues after the last row seen, in the order of an index."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import DateTime, Index, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Post(Base):
    __tablename__ = "posts"
    __table_args__ = (Index("ix_posts_created_at_id", "created_at", "id"),)  # the page's order

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


async def read_page(
    session: AsyncSession, limit: int, after: tuple[datetime, int] | None = None
) -> tuple[Sequence[Post], bool]:
    """Return at most `limit` posts, newest first, and whether there are more."""
    posts = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit + 1)
    if after is not None:
        posts = posts.where(tuple_(Post.created_at, Post.id) < after)
    rows = (await session.scalars(posts)).all()
    return rows[:limit], len(rows) > limit
