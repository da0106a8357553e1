"""Wait for a time that is too long or too short, and keep the job from running."""

import asyncio
import time


async def test_a_job_ends(job: asyncio.Task[None]) -> None:
    time.sleep(0.2)
    assert job.done()
