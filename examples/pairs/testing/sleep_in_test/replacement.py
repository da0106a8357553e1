"""Wait for the event itself."""

import asyncio


async def test_a_job_ends(job: asyncio.Task[None]) -> None:
    async with asyncio.timeout(5):
        await job
    assert job.done()
