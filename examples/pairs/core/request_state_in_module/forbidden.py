"""What belongs to one request is shared by all."""

import asyncio

current_user = ""


async def serve(user: str) -> str:
    """Return for whom the work was done, as another function sees it."""
    global current_user
    current_user = user
    await asyncio.sleep(0)  # another request runs meanwhile
    return current_user
