"""Work that keeps the event loop from every other request."""

import asyncio
import threading
from collections.abc import Awaitable

from fastapi import FastAPI
from pwdlib import PasswordHash
from pydantic import SecretStr

from app.security.passwords import hash_password
from tests.conftest import MakeClient

PASSWORD = SecretStr("correct horse battery staple")

_hasher = PasswordHash.recommended()


async def hash_in_the_loop(password: SecretStr) -> str:
    return _hasher.hash(password.get_secret_value())


async def turns_during(work: Awaitable[str]) -> int:
    """Return how often something else had its turn before `work` was done."""
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    others = asyncio.create_task(count())
    await work
    others.cancel()
    return turns


async def test_hashing_in_a_coroutine_stops_every_other_request() -> None:
    assert await turns_during(hash_in_the_loop(PASSWORD)) == 0


async def test_hashing_in_a_thread_stops_nobody() -> None:
    assert await turns_during(hash_password(PASSWORD)) > 0


async def test_a_plain_def_route_runs_in_a_thread_of_its_own(make_client: MakeClient) -> None:
    app = FastAPI()

    @app.get("/")
    def read() -> int:
        return threading.get_ident()

    client = await make_client(app)

    assert (await client.get("/")).json() != threading.get_ident()
