"""A test that asserts what people read."""

import httpx


async def test_a_taken_email_is_a_conflict(client: httpx.AsyncClient) -> None:
    response = await client.post("/users")
    assert response.json()["detail"] == "This email is already registered"
