"""A task that somebody waits for."""

import asyncio


async def start() -> None:
    """Do something at the same time."""
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(0))
