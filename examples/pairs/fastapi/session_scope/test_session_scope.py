"""A client that does not read its response must not keep a database connection."""

import asyncio
from types import ModuleType

from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker
from starlette.types import Message

from pairs.fastapi.session_scope import forbidden, replacement
from pairs.fastapi.support import client_of


async def connections_held_while_sending(module: ModuleType, engine: AsyncEngine) -> int:
    """Return how many connections are checked out while the first part of the body is sent."""
    module.app.state.session_factory = async_sessionmaker(engine)
    held = -1

    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        nonlocal held
        if message["type"] == "http.response.body" and held < 0:
            held = engine.pool.checkedout()  # type: ignore[attr-defined]  # Pool has it in its subclass

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/numbers",
        "raw_path": b"/numbers",
        "query_string": b"",
        "headers": [],
    }
    await module.app(scope, receive, send)
    return held


async def test_a_session_of_the_request_holds_a_connection_while_sending(
    engine: AsyncEngine,
) -> None:
    assert await connections_held_while_sending(forbidden, engine) == 1


async def test_a_session_of_the_function_is_back_before_sending(engine: AsyncEngine) -> None:
    assert await connections_held_while_sending(replacement, engine) == 0


async def test_the_application_opens_its_sessions_itself(postgres_url: str) -> None:
    replacement.app.state.database_url = postgres_url
    async with (
        replacement.app.router.lifespan_context(replacement.app),
        client_of(replacement.app) as client,
    ):
        assert len((await client.get("/numbers")).json()) == 1_000
