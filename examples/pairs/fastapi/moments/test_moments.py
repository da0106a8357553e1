"""A naive or endless datetime must not get as far as arithmetic."""

from datetime import UTC, datetime
from types import ModuleType

import pytest

from pairs.fastapi.moments import forbidden, replacement
from pairs.fastapi.support import client_of


async def status(module: ModuleType, at: str) -> int:
    """Return the status of a booking at `at`."""
    async with client_of(module.app) as client:
        return (await client.post("/bookings", json={"at": at})).status_code


@pytest.mark.parametrize("at", ["2026-01-01T00:00:00", "9999-12-31T23:59:59Z"])
async def test_any_datetime_becomes_a_500(at: str) -> None:
    assert await status(forbidden, at) == 500
    assert await status(replacement, at) == 422


async def test_a_moment_of_today_is_accepted() -> None:
    assert await status(replacement, datetime.now(UTC).isoformat()) == 200
