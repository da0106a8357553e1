"""A test that calls one request after the other, although its name says two at once."""

import asyncio
from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncEngine

type Withdraw = Callable[[AsyncEngine, int], Awaitable[None]]

async def test_of_two_withdrawals_one_is_paid(engine: AsyncEngine, withdraw: Withdraw) -> None:
    await withdraw(engine, 100)
    [outcome] = await asyncio.gather(withdraw(engine, 100), return_exceptions=True)
    assert repr(outcome) == "ValueError('Not enough')"
