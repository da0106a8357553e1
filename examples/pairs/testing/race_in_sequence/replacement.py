"""A test that lets two requests meet at the same row."""

import asyncio
from collections.abc import Awaitable, Callable

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

type Withdraw = Callable[[AsyncEngine, int], Awaitable[None]]

WAITING = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


async def until_waiting(engine: AsyncEngine, number: int) -> None:
    waiting = 0
    async with asyncio.timeout(10):
        while waiting < number:
            async with engine.connect() as connection:
                waiting = await connection.scalar(WAITING) or 0


async def test_of_two_withdrawals_one_is_paid(engine: AsyncEngine, withdraw: Withdraw) -> None:
    async with engine.begin() as holder:  # both read before either writes
        await holder.execute(text("SELECT 1 FROM accounts WHERE id = 1 FOR UPDATE"))
        both = asyncio.gather(withdraw(engine, 100), withdraw(engine, 100), return_exceptions=True)
        await until_waiting(engine, 2)
    assert sorted(repr(outcome) for outcome in await both) == ["None", "ValueError('Not enough')"]
