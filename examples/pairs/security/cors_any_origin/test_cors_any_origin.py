"""Only the application's own site reads responses with its users' cookies."""

from types import ModuleType

import pytest
from starlette.testclient import TestClient

from pairs.security.cors_any_origin import forbidden, replacement


@pytest.mark.parametrize(("module", "allowed"), [(forbidden, True), (replacement, False)])
def test_whether_another_site_may_read(module: ModuleType, allowed: bool) -> None:
    headers = {"Origin": "https://evil.example", "Cookie": "session=s"}
    response = TestClient(module.app).get("/openapi.json", headers=headers)
    assert ("access-control-allow-origin" in response.headers) is allowed
