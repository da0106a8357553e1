"""A synchronous route counts as well as an asynchronous one."""

from collections import Counter

from httpx import ASGITransport, AsyncClient

from pairs.security.login_without_limits.synchronous import app, attempts


async def test_a_synchronous_login_is_limited() -> None:
    attempts.storage.reset()
    statuses: Counter[int] = Counter()
    async with AsyncClient(transport=ASGITransport(app), base_url="http://test") as client:
        for number in range(12):
            login = {"email": f"user{number}@example.com", "password": "guess"}
            statuses[(await client.post("/login", json=login)).status_code] += 1
    assert statuses == {401: 10, 429: 2}
