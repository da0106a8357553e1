"""Bookings that are looked up before each insert."""

from datetime import datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, select
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

    __table_args__ = (CheckConstraint("starts_at < ends_at", name="interval"),)


async def book(
    session: AsyncSession, room_id: int, starts_at: datetime, ends_at: datetime
) -> None:
    overlaps = (Booking.starts_at < ends_at) & (Booking.ends_at > starts_at)
    same_room = Booking.room_id == room_id
    if await session.scalar(select(Booking.id).where(same_room, overlaps).limit(1)):
        raise ValueError("The room is taken")
    session.add(Booking(room_id=room_id, starts_at=starts_at, ends_at=ends_at))
    await session.flush()
