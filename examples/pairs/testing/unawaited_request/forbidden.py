"""A request that nobody awaits: it is never sent."""

import httpx


async def test_health(client: httpx.AsyncClient) -> None:
    client.get("/health")
