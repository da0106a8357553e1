"""A coroutine that never runs."""

import asyncio


async def pause() -> None:
    """Wait for a moment."""
    asyncio.sleep(0)
