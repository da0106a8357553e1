"""The loop that runs already."""

from collections.abc import Coroutine
from typing import Any


async def finish(work: Coroutine[Any, Any, str]) -> str:
    """Return what the work results in."""
    return await work
