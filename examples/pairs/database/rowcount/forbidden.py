"""Whether a row was deleted, by an attribute that the result type lacks."""

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


async def delete_user(session: AsyncSession, user_id: int) -> bool:
    statement = delete(User).where(User.id == user_id)
    result = await session.execute(statement)
    return result.rowcount > 0
