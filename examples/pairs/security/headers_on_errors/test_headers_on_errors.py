"""Only a wrapper around the finished application reaches the response to an unhandled error."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from pairs.security.headers_on_errors import forbidden, replacement


def fail() -> None:
    raise RuntimeError


for module in (forbidden, replacement):
    module.api.get("/fail")(fail)

plain_asgi = FastAPI()
plain_asgi.add_middleware(replacement.SecurityHeaders)
plain_asgi.get("/fail")(fail)


def _headers(app: ASGIApp, path: str, status: int) -> set[str]:
    response = TestClient(app, raise_server_exceptions=False).get(path)
    assert response.status_code == status
    return {name for name in replacement.HEADERS if name in response.headers}


@pytest.mark.parametrize("app", [forbidden.app, plain_asgi], ids=["http", "plain ASGI"])
def test_a_500_lacks_the_headers_of_a_middleware(app: ASGIApp) -> None:
    assert _headers(app, "/missing", 404) == set(replacement.HEADERS)
    assert _headers(app, "/fail", 500) == set()


@pytest.mark.parametrize(
    ("path", "status"), [("/fail", 500), ("/missing", 404), ("/openapi.json", 200)]
)
def test_every_response_has_the_headers_of_a_wrapper(path: str, status: int) -> None:
    assert _headers(replacement.app, path, status) == set(replacement.HEADERS)
