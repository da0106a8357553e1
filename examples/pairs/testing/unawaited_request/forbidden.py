"""A request that is not awaited: it is never sent."""

import httpx


async def test_health(client: httpx.AsyncClient) -> None:
    client.get("/health")
