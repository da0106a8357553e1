"""Bookings of which the database rejects two at the same time."""

from datetime import datetime

from sqlalchemy import ForeignKey, text
from sqlalchemy.dialects.postgresql import TSTZRANGE, ExcludeConstraint, Range
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

    __table_args__ = (
        # With the extension btree_gist: (room_id, "=") instead of the range of one number.
        ExcludeConstraint(
            (text("int4range(room_id, room_id, '[]')"), "&&"),
            ("during", "&&"),
            name="ex_bookings_during",
        ),
    )


async def book(session: AsyncSession, room_id: int, during: Range[datetime]) -> None:
    session.add(Booking(room_id=room_id, during=during))
    await session.flush()
