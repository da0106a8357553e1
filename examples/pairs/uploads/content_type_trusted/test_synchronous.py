"""The synchronous form, behind the route class that stays asynchronous."""

from pathlib import Path

import httpx
import pytest
from fastapi import APIRouter, FastAPI, HTTPException, Request, UploadFile

from pairs.fastapi.body_before_authentication.replacement import route_after
from pairs.uploads.content_type_trusted.synchronous import store

PNG = b"\x89PNG\r\n\x1a\n"


def _verify_token(request: Request) -> None:
    if request.headers.get("authorization") != "Bearer token":
        raise HTTPException(401)


def _application(folder: Path) -> FastAPI:
    router = APIRouter(route_class=route_after(_verify_token))

    @router.post("/files")
    def upload(file: UploadFile) -> str:
        return store(file, folder, 1_000)[1]

    app = FastAPI()
    app.include_router(router)
    return app


@pytest.mark.parametrize(
    ("content", "token", "status", "stored"),
    [
        (PNG, "token", 200, 1),
        (PNG, "guess", 401, 0),
        (b"<script>", "token", 415, 0),
        (PNG + b"x" * 1_000, "token", 413, 0),
    ],
)
async def test_a_synchronous_route_stores_only_what_is_allowed(
    content: bytes, token: str, status: int, stored: int, tmp_path: Path
) -> None:
    transport = httpx.ASGITransport(_application(tmp_path))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        response = await client.post(
            "/files",
            files={"file": ("a.png", content)},
            headers={"Authorization": f"Bearer {token}"},
        )
    assert response.status_code == status
    assert len(list(tmp_path.iterdir())) == stored  # noqa: ASYNC240 - a folder of the test
