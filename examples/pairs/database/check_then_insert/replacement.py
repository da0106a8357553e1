"""Insert, and let the constraint decide."""

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)


async def add_user(session: AsyncSession, email: str) -> None:
    added = insert(User).values(email=email).on_conflict_do_nothing().returning(User.id)
    if await session.scalar(added) is None:
        raise ValueError("Taken")
