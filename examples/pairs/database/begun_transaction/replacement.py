"""Commit the transaction that the session has begun by itself."""

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Users:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def rename(self, user: User, name: str) -> None:
        user.name = name
        await self._session.commit()
