"""A change that is stored."""

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


async def rename(session: AsyncSession, user_id: int, name: str) -> None:
    user = await session.get_one(User, user_id)
    user.name = name
    await session.commit()
