"""A datetime from outside may lack a zone, or be the last one possible."""

from datetime import UTC, datetime, timedelta

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict


class BookingCreate(BaseModel):
    """A request."""

    model_config = ConfigDict(extra="forbid")
    at: datetime


app = FastAPI()


@app.post("/bookings")
async def book(data: BookingCreate) -> bool:
    """Return whether the booking is still to come, counting a day for travelling."""
    return data.at + timedelta(days=1) > datetime.now(UTC)
