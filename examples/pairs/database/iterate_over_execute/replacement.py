"""Rows one after the other, while they arrive."""

from collections.abc import AsyncIterator

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


async def stream(session: AsyncSession) -> AsyncIterator[User]:
    users = select(User).order_by(User.id).execution_options(yield_per=500)
    async for user in await session.stream_scalars(users):
        yield user
