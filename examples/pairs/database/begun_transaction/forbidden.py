"""Begin a transaction in a session that has begun one."""

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


async def rename(session: AsyncSession, user: User, name: str) -> None:
    async with session.begin():
        user.name = name
