"""A query of the 1.x style, which asynchronous sessions lack."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


async def list_users(session: AsyncSession) -> Sequence[User]:
    return session.query(User).order_by(User.id).all()
