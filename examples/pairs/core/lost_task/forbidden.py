"""A task that the garbage collector may take."""

import asyncio


async def start() -> None:
    """Do something at the same time."""
    asyncio.create_task(asyncio.sleep(0))
