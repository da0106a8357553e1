"""Only a wrapper around the finished application reaches the response to an unhandled error."""

from types import ModuleType

import pytest
from starlette.testclient import TestClient

from pairs.security.headers_on_errors import forbidden, replacement


def fail() -> None:
    raise RuntimeError


for module in (forbidden, replacement):
    module.api.get("/fail")(fail)


def _headers(module: ModuleType, path: str, status: int) -> set[str]:
    response = TestClient(module.app, raise_server_exceptions=False).get(path)
    assert response.status_code == status
    return {name for name in module.HEADERS if name in response.headers}


def test_a_500_lacks_the_headers_of_a_middleware() -> None:
    assert _headers(forbidden, "/fail", 500) == set()


@pytest.mark.parametrize(
    ("path", "status"), [("/fail", 500), ("/missing", 404), ("/openapi.json", 200)]
)
def test_every_response_has_the_headers_of_a_wrapper(path: str, status: int) -> None:
    assert _headers(replacement, path, status) == set(replacement.HEADERS)
