"""A search for the text as it is."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """What maps a class to a table."""


class Post(Base):
    """A post with a title."""

    __tablename__ = "posts"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]


async def search(session: AsyncSession, text: str) -> Sequence[str]:
    """Return the titles that contain the text."""
    found = select(Post.title).where(Post.title.icontains(text, autoescape=True)).order_by(Post.id)
    return (await session.scalars(found)).all()
