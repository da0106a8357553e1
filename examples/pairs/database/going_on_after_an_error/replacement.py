"""Add a tag that may exist, within a transaction that goes on."""

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Tag(Base):
    __tablename__ = "tags"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


async def ensure_tag(session: AsyncSession, name: str) -> None:
    await session.execute(insert(Tag).values(name=name).on_conflict_do_nothing())
