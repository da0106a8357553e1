"""A coroutine that runs."""

import asyncio


async def pause() -> None:
    """Wait for a moment."""
    await asyncio.sleep(0)
