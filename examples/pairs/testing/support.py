"""What the tests of several pairs use."""

from collections.abc import Awaitable


async def passes(test: Awaitable[None]) -> bool:
    """Return whether a test passes, where it fails by an assertion."""
    try:
        await test
    except AssertionError:
        return False
    return True
