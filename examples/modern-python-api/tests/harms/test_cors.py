"""Who may read answers with the browser's credentials."""

from fastapi import FastAPI
from httpx2 import AsyncClient
from starlette.middleware.cors import CORSMiddleware

from tests.conftest import MakeClient

ORIGIN = {"Origin": "https://evil.example"}

open_app = FastAPI()
open_app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)


@open_app.get("/health")
async def read_health() -> None:
    """Answer."""


async def test_a_star_with_credentials_lets_every_site_read(make_client: MakeClient) -> None:
    client = await make_client(open_app)
    client.cookies.set("session", "of the victim")

    response = await client.get("/health", headers=ORIGIN)

    assert response.headers["access-control-allow-origin"] == "https://evil.example"
    assert response.headers["access-control-allow-credentials"] == "true"


async def test_named_origins_let_no_other_site_read(client: AsyncClient) -> None:
    response = await client.get("/health", headers=ORIGIN)

    assert "access-control-allow-origin" not in response.headers
