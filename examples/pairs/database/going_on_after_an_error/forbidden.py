"""Add a tag that may exist, and break the transaction if it does."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Tag(Base):
    __tablename__ = "tags"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


async def ensure_tag(session: AsyncSession, name: str) -> None:
    session.add(Tag(name=name))
    try:
        await session.flush()
    except IntegrityError:
        return
