"""Travel in time; the clock of the event loop goes on."""

import asyncio
from datetime import UTC, datetime

import time_machine


async def test_expiry() -> None:
    with time_machine.travel(datetime(2026, 1, 1, 12, tzinfo=UTC), tick=False):
        await asyncio.sleep(0.01)
        assert datetime.now(UTC).year == 2026
