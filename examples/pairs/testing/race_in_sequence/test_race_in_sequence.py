"""Whoever drops the lock must break a test."""

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from pairs.testing.race_in_sequence import forbidden, replacement, service
from pairs.testing.support import passes


@pytest.mark.parametrize(
    ("module", "withdraw", "passing"),
    [
        (forbidden, service.withdraw, True),
        (replacement, service.withdraw, True),
        (forbidden, service.withdraw_without_lock, True),
        (replacement, service.withdraw_without_lock, False),
    ],
)
async def test_which_test_notices_a_dropped_lock(
    module: object, withdraw: object, passing: bool, engine: AsyncEngine
) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE accounts (id int, balance int)"))
        await connection.execute(text("INSERT INTO accounts VALUES (1, 100)"))
    test = module.test_of_two_withdrawals_one_is_paid(engine, withdraw)  # type: ignore[attr-defined]  # a module
    assert await passes(test) is passing
