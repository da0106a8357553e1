"""The whole event loop stands still."""

import time


async def pause() -> None:
    """Wait for a moment."""
    time.sleep(0.01)
