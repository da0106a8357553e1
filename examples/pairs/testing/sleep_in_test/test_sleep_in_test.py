"""A job must be able to run while the test waits for it."""

import asyncio

import pytest

from pairs.testing.sleep_in_test import forbidden, replacement


async def test_a_sleeping_test_keeps_the_job_from_running() -> None:
    job = asyncio.create_task(asyncio.sleep(0))
    with pytest.raises(AssertionError):
        await forbidden.test_a_job_ends(job)
    await job


async def test_an_awaited_job_ends() -> None:
    await replacement.test_a_job_ends(asyncio.create_task(asyncio.sleep(0)))
