"""Timers must run while the calendar stands still."""

from pairs.testing.frozen_event_loop import replacement


async def test_timers_run_while_time_machine_travels() -> None:
    await replacement.test_expiry()
