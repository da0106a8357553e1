"""What the tests of several pairs use."""

import httpx
from fastapi import FastAPI
from starlette.types import ASGIApp


def client_of(app: ASGIApp | FastAPI) -> httpx.AsyncClient:
    """Return a client that sees a 500 as a client over the network does."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://localhost")
