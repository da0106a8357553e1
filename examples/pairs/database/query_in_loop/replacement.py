"""All names with one query."""

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


async def names(session: AsyncSession, user_ids: Sequence[int]) -> list[str]:
    users = await session.scalars(select(User).where(User.id.in_(user_ids)))
    found = {user.id: user.name for user in users}
    return [found[user_id] for user_id in user_ids]
