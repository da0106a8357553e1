"""Travel in time with the event loop: its timers never end."""

import asyncio
from datetime import UTC, datetime

from freezegun import freeze_time


async def test_expiry() -> None:
    with freeze_time("2026-01-01 12:00:00"):
        await asyncio.sleep(0.01)
        assert datetime.now(UTC).year == 2026
