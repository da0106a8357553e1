"""Each name with a query of its own."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


async def names(session: AsyncSession, user_ids: Sequence[int]) -> list[str]:
    found = []
    for user_id in user_ids:
        user = await session.get_one(User, user_id)
        found.append(user.name)
    return found
