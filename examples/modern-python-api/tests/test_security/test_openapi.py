"""Requests that Schemathesis makes up from the OpenAPI document: no answer may be a 5xx."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import hypothesis
import pytest
import schemathesis
import uvicorn
from pydantic import SecretStr
from schemathesis.specs.openapi.checks import (
    missing_required_header,
    positive_data_acceptance,
)

from app.config import Settings
from app.main import create_app
from app.models import User
from tests.conftest import Login

EXCEPTIONS = [
    # A document cannot say which ids exist, which addresses are taken, or what a login needs.
    positive_data_acceptance,
    # Without its header a request of a stranger is a 401 first.
    missing_required_header,
]
SCRAPER = SecretStr("token-of-the-scraper-of-metrics-0123")
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
    "environment": "testing",
    "database_url": "postgresql+asyncpg://nobody@nowhere/nothing",
    "redis_url": "redis://nowhere",
    "secret_key": "x" * 32,
}


@pytest.fixture(scope="module")
def server(settings: Settings) -> Iterator[str]:
    """The address of a real server: it has an event loop of its own, in a thread of its own."""
    app = create_app(
        settings.model_copy(update={"allowed_hosts": ("127.0.0.1",), "metrics_token": SCRAPER})
    )
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


def test_every_operation_names_its_errors_as_problems() -> None:
    document = create_app(Settings(_env_file=None, **PLACEHOLDERS)).openapi()

    for path, item in document["paths"].items():
        for operation in item.values():
            errors = {
                code: content for code, content in operation["responses"].items() if code >= "4"
            }
            assert {"500"} <= errors.keys() <= {str(status.value) for status in HTTPStatus}
            kinds = {kind for error in errors.values() for kind in error["content"]}
            assert kinds <= {"application/problem+json"} or path == "/health/ready"


@pytest.mark.parametrize("is_logged_in", [True, False])
@pytest.mark.parametrize(("method", "path"), operations())
async def test_every_answer_is_one_that_the_document_names(
    server: str, authorization: str, method: str, path: str, is_logged_in: bool
) -> None:
    def attack() -> None:
        schema = schemathesis.openapi.from_url(f"{server}/openapi.json")
        strategy = schema[path][method.upper()].as_strategy()

        @hypothesis.settings(
            max_examples=10,
            deadline=None,
            derandomize=True,  # the same requests in each run: a failure can be repeated
            suppress_health_check=list(hypothesis.HealthCheck),
        )
        @hypothesis.given(case=strategy)
        def send(case: schemathesis.Case[Any]) -> None:
            token = f"Bearer {SCRAPER.get_secret_value()}" if path == "/metrics" else authorization
            headers = {"Authorization": token} if is_logged_in else {}
            case.call_and_validate(headers=headers, excluded_checks=EXCEPTIONS)

        send()

    await asyncio.to_thread(attack)
