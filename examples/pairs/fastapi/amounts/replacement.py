"""Amounts are strings in JSON, and decimals in Python."""

from decimal import Decimal
from typing import Annotated

from fastapi import FastAPI
from pydantic import BaseModel, BeforeValidator, Field


def reject_float(value: object) -> object:
    """Raise ValueError for a float, which has lost digits already."""
    if isinstance(value, float):
        message = "send amounts as strings"
        raise ValueError(message)  # noqa: TRY004  # Pydantic makes a 422 of ValueError
    return value


Amount = Annotated[
    Decimal, BeforeValidator(reject_float), Field(gt=0, max_digits=16, decimal_places=2)
]


class Deposit(BaseModel):
    """A request."""

    amount: Amount


app = FastAPI()


@app.post("/deposits")
async def deposit(data: Deposit) -> str:
    """Return the amount as it is stored."""
    return str(data.amount)
