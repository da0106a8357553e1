"""A page that skips a number of rows, after it has counted all of them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import DateTime, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Post(Base):
    __tablename__ = "posts"

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now()
    )


async def read_page(
    session: AsyncSession, limit: int, offset: int = 0
) -> tuple[Sequence[Post], bool]:
    """Return at most `limit` posts, newest first, and whether there are more."""
    posts = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    total = await session.scalar(select(func.count()).select_from(Post)) or 0
    rows = (await session.scalars(posts.offset(offset))).all()
    return rows, total > offset + limit
