"""When one fails, the others keep running without anything waiting for them."""

import asyncio
from collections.abc import Coroutine
from typing import Any


async def all_of(*work: Coroutine[Any, Any, None]) -> None:
    """Do all the work at the same time."""
    await asyncio.gather(*work)
