"""The event loop turns while a password is hashed."""

import asyncio
from types import ModuleType

import pytest

from pairs.security.hash_in_coroutine import forbidden, replacement


@pytest.mark.parametrize(("module", "turns"), [(forbidden, False), (replacement, True)])
async def test_whether_the_loop_turns(module: ModuleType, turns: bool) -> None:
    turned: list[bool] = []
    asyncio.get_running_loop().call_soon(turned.append, True)
    await module.hash_password("correct horse")
    assert bool(turned) is turns
