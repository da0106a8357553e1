"""Timers must run while the calendar stands still."""

import pytest

from pairs.testing.frozen_event_loop import replacement


@pytest.mark.newest("time-machine>=3: before, it stopped the clock of the event loop, too")
async def test_timers_run_while_time_machine_travels() -> None:
    await replacement.test_expiry()
