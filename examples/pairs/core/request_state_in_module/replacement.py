"""Each task has a value of its own."""

import asyncio
from contextvars import ContextVar

current_user: ContextVar[str] = ContextVar("current_user")


async def serve(user: str) -> str:
    """Return for whom the work was done, as another function sees it."""
    current_user.set(user)
    await asyncio.sleep(0)  # another request runs meanwhile
    return current_user.get()
