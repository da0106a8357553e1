"""What clients and accounts are counted by, and how."""

import pytest
from pydantic import SecretStr

from app.errors import RateLimitedError
from app.resources import Resources
from app.security.rate_limit import account_key, client_key


@pytest.mark.parametrize(
    ("host", "key"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),  # as a server that listens on `::` sees IPv4
        ("::ffff:203.0.113.8", "203.0.113.8"),
        ("unix-peer", "unix-peer"),
        (None, "unknown"),
    ],
)
def test_an_ipv6_network_is_one_client_and_so_is_an_ipv4_address(
    host: str | None, key: str
) -> None:
    assert client_key(host) == key


def test_an_accounts_key_does_not_tell_its_address() -> None:
    key = account_key("Hong@example.com", SecretStr("k" * 32))

    assert key == account_key("hong@EXAMPLE.com", SecretStr("k" * 32))
    assert key != account_key("hong@example.com", SecretStr("j" * 32))
    assert "hong" not in key


async def test_actions_and_keys_are_counted_apart(resources: Resources) -> None:
    limiter = resources.rate_limiter
    await limiter.hit("a", "x", "1/minute")

    await limiter.hit("b", "x", "1/minute")
    await limiter.hit("a", "y", "1/minute")
    with pytest.raises(RateLimitedError) as caught:
        await limiter.hit("a", "x", "1/minute")

    assert 1 <= caught.value.retry_after_seconds <= 60
