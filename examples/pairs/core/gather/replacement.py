"""When one fails, the others are cancelled."""

import asyncio
from collections.abc import Coroutine
from typing import Any


async def all_of(*work: Coroutine[Any, Any, None]) -> None:
    """Do all the work at the same time."""
    async with asyncio.TaskGroup() as group:
        for one in work:
            group.create_task(one)
