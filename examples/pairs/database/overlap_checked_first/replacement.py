"""Bookings of which the database rejects two at the same time."""

from datetime import datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Room(Base):
    __tablename__ = "rooms"

    id: Mapped[int] = mapped_column(primary_key=True)


class Booking(Base):
    __tablename__ = "bookings"

    id: Mapped[int] = mapped_column(primary_key=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("rooms.id", ondelete="CASCADE"), index=True)
    starts_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ends_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))

    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="interval"),
        # With the extension btree_gist: (room_id, "=") instead of the range of one number.
        ExcludeConstraint(
            (text("int4range(room_id, room_id, '[]')"), "&&"),
            (text("tstzrange(starts_at, ends_at)"), "&&"),
            name="ex_bookings_during",
        ),
    )


async def book(session: AsyncSession, room_id: int, starts_at: datetime, ends_at: datetime) -> None:
    session.add(Booking(room_id=room_id, starts_at=starts_at, ends_at=ends_at))
    await session.flush()
