"""Amounts may be numbers in JSON, which Python reads as floats."""

from decimal import Decimal
from typing import Annotated

from fastapi import FastAPI
from pydantic import BaseModel, Field

Amount = Annotated[Decimal, Field(gt=0, max_digits=16, decimal_places=2)]


class Deposit(BaseModel):
    """A request."""

    amount: Amount


app = FastAPI()


@app.post("/deposits")
async def deposit(data: Deposit) -> str:
    """Return the amount as it is stored."""
    return str(data.amount)
