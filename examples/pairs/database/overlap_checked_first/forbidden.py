"""Bookings that are looked up before each insert."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import TSTZRANGE, Range
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Booking(Base):
    __tablename__ = "bookings"

    id: Mapped[int] = mapped_column(primary_key=True)
    room_id: Mapped[int]
    during: Mapped[Range[datetime]] = mapped_column(TSTZRANGE)


async def book(session: AsyncSession, room_id: int, during: Range[datetime]) -> None:
    overlaps = (Booking.room_id == room_id) & Booking.during.overlaps(during)
    if await session.scalar(select(Booking.id).where(overlaps).limit(1)):
        raise ValueError("The room is taken")
    session.add(Booking(room_id=room_id, during=during))
    await session.flush()
