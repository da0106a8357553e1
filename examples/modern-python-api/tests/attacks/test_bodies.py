"""Bodies: who is calling is checked first, and what is wrong with them takes little to say."""

import asyncio
import json
from typing import Any

import pytest
from httpx2 import AsyncClient

from app.config import Settings
from app.main import create_app
from tests.attacks.conftest import PASSWORD, Watched
from tests.attacks.deployment import SECONDS, UPLOAD_MAX_BYTES, Deployment
from tests.attacks.test_connections import PNG, connections
from tests.test_security.test_openapi import PLACEHOLDERS

MIB = 1024 * 1024
MAX_ERRORS = 20


def protected_operations() -> list[tuple[str, str]]:
    """Method and path of what takes a body from callers who are logged in."""
    app = create_app(Settings(_env_file=None, **PLACEHOLDERS))
    return [
        (method.upper(), path)
        for path, item in app.openapi()["paths"].items()
        for method, operation in item.items()
        if "requestBody" in operation and "security" in operation
    ]


@pytest.mark.parametrize(("method", "path"), protected_operations())
async def test_strangers_are_turned_away_before_their_body_is_read(
    deployment: Deployment, method: str, path: str
) -> None:
    path = path.replace("{user_id}", "1").replace("{account_id}", "1")
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Content-Length: 1000"]
    kind = "multipart/form-data; boundary=x" if "uploads" in path else "application/json"
    head = "\r\n".join([*lines, f"Content-Type: {kind}", "", ""]).encode()

    async with connections(deployment, 1) as [(reader, writer)]:
        writer.write(head)
        status = await asyncio.wait_for(reader.read(12), 2)

    assert status == b"HTTP/1.1 401"


async def test_uploads_of_strangers_fill_no_disk(deployment: Deployment, watched: Watched) -> None:
    head = (
        b"POST /api/uploads HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10000000\r\n"
        b"Content-Type: multipart/form-data; boundary=x\r\n\r\n"
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    )
    async with connections(deployment, 20) as opened, watched("anonymous_uploads"):
        for _, writer in opened:
            writer.write(head + PNG.ljust(9 * MIB, b"\0"))
        await asyncio.sleep(SECONDS)
        assert deployment.spooled_bytes == 0


async def test_uploads_of_a_user_end_at_their_quota(client: AsyncClient) -> None:
    registration = {"name": "Collector", "email": "collector@example.com", "password": PASSWORD}
    await client.post("/api/users", json=registration)
    form = {"username": registration["email"], "password": PASSWORD}
    tokens = (await client.post("/api/auth/login", data=form)).json()
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    content = PNG.ljust(UPLOAD_MAX_BYTES - MIB, b"\0")

    async def upload() -> int:
        files = {"file": ("a.png", content, "image/png")}
        return (await client.post("/api/uploads", files=files, headers=headers)).status_code

    statuses = await asyncio.gather(*(upload() for _ in range(8)))

    assert sorted(statuses) == [201] * 5 + [413] * 3


def many_unknown_keys(size: int) -> str:
    return json.dumps({f"{number:x}": 0 for number in range(size // 12)})


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/users", many_unknown_keys(16_000)),
        ("/api/auth/refresh", many_unknown_keys(16_000)),
        ("/api/posts", many_unknown_keys(250_000)),
        ("/api/posts", '{"title": "a", "content": "a", "tags": [' + "0," * 120_000 + "0]}"),
        ("/api/posts/import", many_unknown_keys(1_000_000)),
        ("/api/posts/import", '{"posts": [' + "0," * 500_000 + "0]}"),
        ("/api/posts/import", '{"posts": [' + "[]," * 330_000 + "[]]}"),
        ("/api/posts/import", '{"posts": [' + (many_unknown_keys(900) + ",") * 999 + "0]}"),
        ("/api/posts/import", "[" * 1_000_000),
    ],
    ids=lambda value: value if value.startswith("/") else f"{len(value)} bytes",
)
async def test_much_that_is_wrong_is_summed_up(
    client: AsyncClient, watched: Watched, path: str, body: str
) -> None:
    async with watched("invalid_bodies"):
        responses = await asyncio.gather(
            *(
                client.post(path, content=body, headers={"Content-Type": "application/json"})
                for _ in range(4)
            )
        )

    for response in responses:
        assert response.status_code in {422, 400}
        assert len(response.content) < 8_000
        problem: dict[str, Any] = response.json()
        assert len(problem.get("errors", [])) <= MAX_ERRORS


async def test_an_error_in_a_reasonable_body_is_told_as_before(client: AsyncClient) -> None:
    response = await client.post("/api/posts", json={"title": "", "tag": []})

    assert {tuple(error["location"]) for error in response.json()["errors"]} == {
        ("body", "title"),
        ("body", "content"),
        ("body", "tag"),
    }
    assert response.json()["error_count"] == 3
