"""Without its page, the description of the whole API is still public."""

from types import ModuleType

import pytest
from starlette.testclient import TestClient

from pairs.security.docs_in_production import forbidden, replacement

PATHS = ("/docs", "/redoc", "/openapi.json")


@pytest.mark.parametrize(
    ("module", "public"), [(forbidden, {"/redoc", "/openapi.json"}), (replacement, set())]
)
def test_what_is_public_in_production(module: ModuleType, public: set[str]) -> None:
    client = TestClient(module.create_app(docs=False))
    assert {path for path in PATHS if client.get(path).status_code == 200} == public
    client = TestClient(module.create_app(docs=True))
    assert {path for path in PATHS if client.get(path).status_code == 200} == set(PATHS)
