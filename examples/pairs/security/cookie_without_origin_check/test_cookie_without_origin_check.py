"""SameSite=Lax keeps other sites out, but not the pages of sibling hosts, such as a blog's."""

from types import ModuleType

from fastapi import FastAPI
from starlette.testclient import TestClient

from pairs.security.cookie_without_origin_check import forbidden, replacement

OWN = "https://app.example.com"


def _client(module: ModuleType) -> TestClient:
    app = FastAPI()
    app.include_router(module.router)
    client = TestClient(app, base_url=OWN)
    assert client.post("/login", headers={"Origin": OWN}).status_code == 200
    return client


def _transfer(module: ModuleType, headers: dict[str, str]) -> int:
    return _client(module).post("/transfer", headers=headers).status_code


def test_a_sibling_hosts_change_is_accepted() -> None:
    assert _transfer(forbidden, {"Origin": "https://blog.example.com"}) == 200


def test_a_sibling_hosts_change_is_rejected() -> None:
    assert _transfer(replacement, {"Origin": "https://blog.example.com"}) == 403
    assert _transfer(replacement, {"Origin": "null"}) == 403
    assert _transfer(replacement, {}) == 403
    assert _transfer(replacement, {"Origin": OWN}) == 200
