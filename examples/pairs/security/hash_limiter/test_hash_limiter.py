"""A crowd of logins takes every thread of the server, unless hashing has a limit of its own."""

import asyncio
from collections.abc import Callable, Coroutine

from anyio import to_thread
from pwdlib.hashers.argon2 import Argon2Hasher

from pairs.security.hash_limiter import forbidden, replacement

LOGINS = 60
STORED = Argon2Hasher(time_cost=1, memory_cost=1024).hash("correct horse")  # fast to verify


async def _shared_threads_taken(verify: Callable[[str, str], Coroutine[None, None, bool]]) -> int:
    shared = to_thread.current_default_thread_limiter()
    most = 0
    logins = [asyncio.create_task(verify("correct horse", STORED)) for _ in range(LOGINS)]
    while not all(login.done() for login in logins):
        most = max(most, int(shared.borrowed_tokens))
        await asyncio.sleep(0)
    assert all(await asyncio.gather(*logins))
    return most


async def test_hashing_takes_every_shared_thread() -> None:
    shared = to_thread.current_default_thread_limiter()
    assert await _shared_threads_taken(forbidden.verify) == shared.total_tokens


async def test_a_limiter_leaves_the_shared_threads_free() -> None:
    assert await _shared_threads_taken(replacement.verify) == 0
