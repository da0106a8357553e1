"""Bookings that are looked up before each insert."""

from datetime import datetime

from sqlalchemy import ForeignKey, select
from sqlalchemy.dialects.postgresql import TSTZRANGE, Range
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
    during: Mapped[Range[datetime]] = mapped_column(TSTZRANGE)


async def book(session: AsyncSession, room_id: int, during: Range[datetime]) -> None:
    overlaps = (Booking.room_id == room_id) & Booking.during.overlaps(during)
    if await session.scalar(select(Booking.id).where(overlaps).limit(1)):
        raise ValueError("The room is taken")
    session.add(Booking(room_id=room_id, during=during))
    await session.flush()
