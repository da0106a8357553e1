"""None is returned as if it were a user."""

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """The base of all models."""


class User(Base):
    """A row."""

    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)


async def get_user(session: AsyncSession, user_id: int) -> User:
    """Return a user.

    Raises:
        LookupError: there is no such user; a handler makes a 404 of it.

    """
    return await session.get(User, user_id)
