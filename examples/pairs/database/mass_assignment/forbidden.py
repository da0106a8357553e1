"""An update of whatever the caller sends."""

from collections.abc import Mapping

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    is_admin: Mapped[bool] = mapped_column(default=False)


async def update_user(session: AsyncSession, user_id: int, data: Mapping[str, object]) -> None:
    await session.execute(update(User).where(User.id == user_id).values(**data))
    await session.commit()
