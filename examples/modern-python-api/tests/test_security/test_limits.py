"""Numbers and texts beyond all bounds: refused, never a 500."""

import pytest
from httpx2 import AsyncClient


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=101",
        "limit=100000000",
        "limit=-1",
        "limit=x",
        "limit=1e3",
    ],
)
async def test_pages_beyond_bounds_are_refused(client: AsyncClient, query: str) -> None:
    assert (await client.get(f"/api/posts?{query}")).status_code == 422


@pytest.mark.parametrize("post_id", ["0", "-1", 2**63, "9" * 5000, "x", "1.5", "%00", "1;drop"])
async def test_ids_beyond_bounds_are_refused(client: AsyncClient, post_id: object) -> None:
    assert (await client.get(f"/api/posts/{post_id}")).status_code in {404, 422}


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/api/posts", "GET, POST"),
        ("PUT", "/api/posts/7", "DELETE, GET"),
        ("GET", "/api/posts/import", "POST"),
        ("DELETE", "/api/posts/export", "GET"),
        ("PUT", "/api/users/me", "GET, PATCH"),
        ("GET", "/api/users", "POST"),
    ],
)
async def test_another_method_is_refused_with_those_that_are_allowed(
    client: AsyncClient, method: str, path: str, allowed: str
) -> None:
    response = await client.request(method, path)

    assert (response.status_code, response.headers["allow"]) == (405, allowed)


@pytest.mark.parametrize("query", ["after=0", f"after={2**63}", "tag=", "tag=%00", "tag=a%0Ab"])
async def test_filters_beyond_bounds_are_refused(client: AsyncClient, query: str) -> None:
    assert (await client.get(f"/api/posts?{query}")).status_code == 422


@pytest.mark.parametrize("query", ["", "ids=0", "ids=x", "&".join(["ids=1"] * 101)])
async def test_batches_beyond_bounds_are_refused(user_client: AsyncClient, query: str) -> None:
    assert (await user_client.get(f"/api/users/profiles?{query}")).status_code == 422


@pytest.mark.parametrize(
    "username", ["nul\0@example.com", "x" * 300 + "@example.com", "' OR 1=1 --", "\ud7ff"]
)
async def test_logins_with_impossible_addresses_are_refused(
    client: AsyncClient, username: str
) -> None:
    response = await client.post(
        "/api/auth/login", data={"username": username, "password": "whatever it is"}
    )

    assert response.status_code == 422
    assert "whatever" not in response.text


@pytest.mark.parametrize(
    "text", ["' OR '1'='1", "'; DROP TABLE users; --", "Robert'); --", "%27", "{{7*7}}"]
)
async def test_what_looks_like_sql_is_only_text(
    user_client: AsyncClient, client: AsyncClient, text: str
) -> None:
    created = await user_client.post(
        "/api/posts", json={"title": text, "content": text, "tags": [text]}
    )

    assert created.status_code == 201
    found = await client.get("/api/posts", params={"tag": text})
    assert [post["title"] for post in found.json()["items"]] == [text]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b'{"name": "\\ud800"}', b"[" * 10_000]
)
async def test_bodies_that_are_no_request_are_refused(client: AsyncClient, body: bytes) -> None:
    response = await client.post(
        "/api/users", content=body, headers={"Content-Type": "application/json"}
    )

    assert response.status_code in {400, 422}
    assert response.headers["content-type"] == "application/problem+json"
