"""A query, and what becomes of it when somebody drops its condition."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """What maps a class to a table."""


class Note(Base):
    """A note of somebody."""

    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int]


async def list_notes(session: AsyncSession, owner_id: int) -> Sequence[Note]:
    """Return the notes of one owner."""
    notes = select(Note).where(Note.owner_id == owner_id)
    return (await session.scalars(notes)).all()


async def list_notes_of_all(session: AsyncSession, owner_id: int) -> Sequence[Note]:
    """Return the notes of everybody."""
    assert owner_id
    return (await session.scalars(select(Note))).all()
