"""A task group hides the error of a child in a group, which no handler matches."""

import asyncio
from collections.abc import Coroutine
from typing import Any


async def both[A, B](first: Coroutine[Any, Any, A], second: Coroutine[Any, Any, B]) -> tuple[A, B]:
    """Run both at the same time, for at most five seconds."""
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        one, two = group.create_task(first), group.create_task(second)
    return one.result(), two.result()
