"""A datetime from outside has a zone and a bound."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import FastAPI
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict


def within_a_year(at: datetime) -> datetime:
    """Raise ValueError if `at` is further away than a year."""
    if abs(at - datetime.now(UTC)) > timedelta(days=366):
        message = "must be within a year of now"
        raise ValueError(message)
    return at


Moment = Annotated[AwareDatetime, AfterValidator(within_a_year)]


class BookingCreate(BaseModel):
    """A request."""

    model_config = ConfigDict(extra="forbid")
    at: Moment


app = FastAPI()


@app.post("/bookings")
async def book(data: BookingCreate) -> bool:
    """Return whether the booking is still to come, counting a day for travelling."""
    return data.at + timedelta(days=1) > datetime.now(UTC)
