"""Requests that Schemathesis makes up from the OpenAPI document: no answer may be a 5xx."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
import schemathesis
import uvicorn
from schemathesis.checks import not_a_server_error

from app.config import Settings
from app.main import create_app
from app.models import User
from tests.conftest import Login

METHODS = ("delete", "get", "patch", "post", "put")


def operations() -> list[tuple[str, str]]:
    """Method and path of everything in the document."""
    app = create_app(Settings(_env_file=None, **PLACEHOLDERS))
    return [
        (method, path)
        for path, item in app.openapi()["paths"].items()
        for method in METHODS
        if method in item
    ]


PLACEHOLDERS: dict[str, Any] = {
    "database_url": "postgresql+asyncpg://nobody@nowhere/nothing",
    "redis_url": "redis://nowhere",
    "secret_key": "x" * 32,
}


@pytest.fixture(scope="module")
def server(settings: Settings) -> Iterator[str]:
    """The address of a real server: it has an event loop of its own, in a thread of its own."""
    app = create_app(settings.model_copy(update={"allowed_hosts": ("127.0.0.1",)}))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="on")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture
async def authorization(login: Login, admin: User) -> str:
    """The header of an administrator: everybody else would be turned away early."""
    return (await login(admin)).headers["authorization"]


@pytest.mark.parametrize(("method", "path"), operations())
async def test_no_request_is_answered_with_a_server_error(
    server: str, authorization: str, method: str, path: str
) -> None:
    def attack() -> None:
        schema = schemathesis.openapi.from_url(f"{server}/openapi.json")
        strategy = schema[path][method.upper()].as_strategy()

        @hypothesis.settings(
            max_examples=20,
            deadline=None,
            derandomize=True,  # the same requests in each run: a failure can be repeated
            suppress_health_check=list(hypothesis.HealthCheck),
        )
        @hypothesis.given(case=strategy)
        def send(case: schemathesis.Case[Any]) -> None:
            case.call_and_validate(
                checks=[not_a_server_error], headers={"Authorization": authorization}
            )

        send()

    await asyncio.to_thread(attack)
