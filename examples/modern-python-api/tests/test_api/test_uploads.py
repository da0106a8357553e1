"""Uploads over HTTP."""

from collections.abc import AsyncIterator

import pytest
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.config import Settings
from tests.conftest import Login, LogLines
from tests.factories import UserFactory
from tests.helpers import stored

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100
PDF = b"%PDF-1.7\n%..."


async def upload(
    client: AsyncClient, name: str, content: bytes, media_type: str
) -> tuple[int, dict[str, object]]:
    response = await client.post("/api/uploads", files={"file": (name, content, media_type)})
    return response.status_code, response.json()


async def test_a_file_comes_back_as_a_download(
    user_client: AsyncClient, settings: Settings
) -> None:
    # When
    status, record = await upload(user_client, "사진.png", PNG, "image/png")

    # Then
    assert status == 201
    assert (record["original_name"], record["media_type"], record["size"]) == (
        "사진.png",
        "image/png",
        len(PNG),
    )
    response = await user_client.get(f"/api/uploads/{record['id']}")
    assert response.content == PNG
    assert response.headers["content-type"] == "image/png"
    assert response.headers["content-disposition"].startswith("attachment;")
    assert response.headers["x-content-type-options"] == "nosniff"
    [path] = settings.upload_directory.iterdir()
    assert path.name == f"{str(record['id']).replace('-', '')}.png"


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("page.png", b"<html><script>alert(1)</script>", "image/png"),
        ("page.html", b"<html>", "text/html"),
        ("script.svg", b"<svg onload='alert(1)'>", "image/svg+xml"),
        ("empty.png", b"", "image/png"),
        ("late.png", b" " + PNG, "image/png"),
        ("program.pdf", b"MZ\x90\0", "application/pdf"),
    ],
)
async def test_disguised_files_are_refused_and_leave_nothing_behind(
    user_client: AsyncClient,
    settings: Settings,
    log_lines: LogLines,
    name: str,
    content: bytes,
    media_type: str,
) -> None:
    status, _ = await upload(user_client, name, content, media_type)

    assert status == 415
    assert not settings.upload_directory.exists()
    assert "upload_rejected" in [line.get("security_event") for line in log_lines()]


async def test_the_bytes_decide_whatever_the_sender_declares(user_client: AsyncClient) -> None:
    _, record = await upload(user_client, "page.html", PNG, "text/html")

    assert record["media_type"] == "image/png"
    response = await user_client.get(f"/api/uploads/{record['id']}")
    assert response.headers["content-type"] == "image/png"


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "/etc/passwd", ".htaccess", "shell.php", "a\\..\\b", "C:\\x", "x" * 300],
)
async def test_the_senders_name_decides_nothing(
    user_client: AsyncClient, settings: Settings, name: str
) -> None:
    status, record = await upload(user_client, name, PDF, "application/pdf")

    assert status == 201
    [path] = settings.upload_directory.iterdir()
    assert path.suffix == ".pdf"
    assert path.stem == str(record["id"]).replace("-", "")


async def test_the_same_name_twice_overwrites_nothing(
    user_client: AsyncClient, settings: Settings
) -> None:
    for _ in range(2):
        await upload(user_client, "same.pdf", PDF, "application/pdf")

    assert len(list(settings.upload_directory.iterdir())) == 2


async def test_a_file_over_the_limit_is_refused_and_leaves_nothing_behind(
    user_client: AsyncClient, settings: Settings
) -> None:
    # Given: a little more than the limit, so that only the count of the file's bytes can tell
    content = PNG + b"\0" * (settings.upload_max_bytes - len(PNG) + 1)

    # When
    status, _ = await upload(user_client, "big.png", content, "image/png")

    # Then
    assert status == 413
    assert not settings.upload_directory.exists()


async def test_an_endless_upload_is_cut_off_at_the_limit(
    user_client: AsyncClient, settings: Settings
) -> None:
    # Given: a body without a Content-Length that would go on for 100 MB
    sent = 0
    chunk = b"\0" * 10_000

    async def body() -> AsyncIterator[bytes]:
        nonlocal sent
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n'
        yield b"Content-Type: image/png\r\n\r\n" + PNG
        for _ in range(10_000):
            sent += len(chunk)
            yield chunk

    # When
    response = await user_client.post(
        "/api/uploads",
        content=body(),
        headers={"Content-Type": "multipart/form-data; boundary=b"},
    )

    # Then: refused soon after the limit, with the headers of every answer
    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"
    assert "content-security-policy" in response.headers
    assert sent < 2 * settings.upload_max_bytes


async def test_a_lying_content_length_is_refused_at_once(
    user_client: AsyncClient,
) -> None:
    response = await user_client.post(
        "/api/uploads",
        content=b"--b--",
        headers={
            "Content-Type": "multipart/form-data; boundary=b",
            "Content-Length": str(10**12),
        },
    )

    assert response.status_code == 413


async def test_a_large_json_body_is_refused(client: AsyncClient) -> None:
    response = await client.post("/api/users", json={"name": "x" * 1_000_000})

    assert response.status_code == 413


async def test_files_are_for_their_owner(
    login: Login, user_client: AsyncClient, session: AsyncSession
) -> None:
    _, record = await upload(user_client, "a.png", PNG, "image/png")
    stranger = await login(await stored(session, UserFactory.build()))

    assert (await stranger.get(f"/api/uploads/{record['id']}")).status_code == 404


async def test_a_file_name_cannot_break_the_response_header(user_client: AsyncClient) -> None:
    _, record = await upload(user_client, 'a";\x0bx=\x7f.png', PNG, "image/png")

    response = await user_client.get(f"/api/uploads/{record['id']}")

    assert response.status_code == 200
    assert "\x0b" not in response.headers["content-disposition"]


async def test_a_stored_upload_without_its_file_is_not_found(
    user_client: AsyncClient, settings: Settings, log_lines: LogLines
) -> None:
    # Given: somebody has cleared the directory
    _, record = await upload(user_client, "a.png", PNG, "image/png")
    [path] = settings.upload_directory.iterdir()
    path.unlink()

    # When
    response = await user_client.get(f"/api/uploads/{record['id']}")

    # Then
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert "upload_file_missing" in [line["event"] for line in log_lines()]
    assert (await user_client.delete(f"/api/uploads/{record['id']}")).status_code == 204


async def test_owners_delete_their_files(user_client: AsyncClient, settings: Settings) -> None:
    _, record = await upload(user_client, "a.png", PNG, "image/png")

    response = await user_client.delete(f"/api/uploads/{record['id']}")

    assert response.status_code == 204
    assert list(settings.upload_directory.iterdir()) == []
    assert (await user_client.get(f"/api/uploads/{record['id']}")).status_code == 404
    assert (await user_client.delete(f"/api/uploads/{record['id']}")).status_code == 404


async def test_nobody_deletes_the_files_of_others(
    login: Login, user_client: AsyncClient, session: AsyncSession
) -> None:
    _, record = await upload(user_client, "a.png", PNG, "image/png")
    stranger = await login(await stored(session, UserFactory.build()))

    assert (await stranger.delete(f"/api/uploads/{record['id']}")).status_code == 404
    assert (await user_client.get(f"/api/uploads/{record['id']}")).status_code == 200
