"""A page in an order."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


async def first_users(session: AsyncSession, limit: int) -> Sequence[User]:
    return (await session.scalars(select(User).order_by(User.id).limit(limit))).all()
