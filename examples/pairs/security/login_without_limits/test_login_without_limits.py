"""Passwords cannot be tried without end, by one client or against one account."""

from collections import Counter
from types import ModuleType

import pytest
from httpx import ASGITransport, AsyncClient

from pairs.security.login_without_limits import forbidden, replacement


async def _statuses(module: ModuleType, addresses: list[str], emails: list[str]) -> Counter[int]:
    await module.attempts.storage.reset()
    statuses: Counter[int] = Counter()
    for address, email in zip(addresses, emails, strict=True):
        transport = ASGITransport(module.app, client=(address, 1))
        async with AsyncClient(transport=transport, base_url="http://test") as client:
            login = {"email": email, "password": "guess"}
            statuses[(await client.post("/login", json=login)).status_code] += 1
    return statuses


ONE_NETWORK = [f"2001:db8::{number:x}" for number in range(40)]
MANY_NETWORKS = [f"2001:db8:0:{number:x}::1" for number in range(40)]
ONE_ACCOUNT = ["ann@example.com"] * 40
MANY_ACCOUNTS = [f"user{number}@example.com" for number in range(40)]


async def test_a_login_without_limits_takes_every_guess() -> None:
    assert await _statuses(forbidden, ONE_NETWORK, ONE_ACCOUNT) == {401: 40}


async def test_a_client_is_limited_whichever_of_its_addresses_it_uses() -> None:
    assert await _statuses(replacement, ONE_NETWORK, MANY_ACCOUNTS) == {401: 10, 429: 30}


async def test_an_account_is_limited_whichever_client_tries() -> None:
    assert await _statuses(replacement, MANY_NETWORKS, ONE_ACCOUNT) == {401: 30, 429: 10}


@pytest.mark.parametrize("host", ["198.51.100.7", "::ffff:198.51.100.7"])
def test_an_ipv4_client_is_counted_by_its_address(host: str) -> None:
    assert replacement.client_key(host) == "198.51.100.7"
