"""The call blocks the whole event loop."""

import time


async def pause() -> None:
    """Wait for a moment."""
    time.sleep(0.01)
