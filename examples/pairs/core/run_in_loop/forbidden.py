"""A second event loop in a thread that has one."""

import asyncio
from collections.abc import Coroutine
from typing import Any


async def finish(work: Coroutine[Any, Any, str]) -> str:
    """Return what the work results in."""
    return asyncio.run(work)
