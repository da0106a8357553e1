"""A test that asserts what programs read."""

import httpx


async def test_a_taken_email_is_a_conflict(client: httpx.AsyncClient) -> None:
    response = await client.post("/users")
    assert (response.status_code, response.json()["code"]) == (409, "email-taken")
