"""Look, then insert."""

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)


async def add_user(session: AsyncSession, email: str) -> None:
    existing = await session.scalar(select(User.id).where(User.email == email))
    if existing is not None:
        raise ValueError("Taken")
    await session.execute(insert(User).values(email=email))
