"""Rate limits, counted in Redis so that all processes share them and a restart forgets nothing."""

import hashlib
import hmac
import math
import time
from ipaddress import IPv6Address, ip_address, ip_network

from limits import parse
from limits.aio.storage import RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from pydantic import SecretStr
from redis.asyncio import Redis

from app.errors import RateLimitedError


class RateLimiter:
    """Counts attempts by key."""

    def __init__(self, redis: Redis, *, prefix: str) -> None:
        """Count in `redis`, below `prefix`."""
        storage = RedisStorage(
            "async+redis://",  # only names the protocol: the connections are those of `redis`
            implementation="redispy",
            connection_pool=redis.connection_pool,  # type: ignore[arg-type]  # as documented
            key_prefix=f"{prefix}rate",
        )
        self._limiter = SlidingWindowCounterRateLimiter(storage)

    async def hit(self, action: str, key: str, rate: str) -> None:
        """Count one attempt of `key` at `action`; `rate` is for example "10/minute".

        Raises:
            RateLimitedError: this attempt is over the rate.
        """
        item = parse(rate)
        if not await self._limiter.hit(item, action, key):
            window = await self._limiter.get_window_stats(item, action, key)
            raise RateLimitedError(max(1, math.ceil(window.reset_time - time.time())))


def client_key(host: str | None) -> str:
    """Return what a client is counted by.

    An IPv6 customer has a whole /64 network, and could send each request from another address of
    it. `host` is the peer's address: behind a proxy uvicorn replaces it with the forwarded one,
    but only for the proxies named in `--forwarded-allow-ips`, so that nobody else can claim one.
    """
    try:
        address = ip_address(host or "")
    except ValueError:
        return host or "unknown"
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address, 64), strict=False))
    # A server that listens on `::` sees IPv4 clients as ::ffff:a.b.c.d, all within one /64.
    return str(getattr(address, "ipv4_mapped", None) or address)


def account_key(email: str, key: SecretStr) -> str:
    """Return what an account is counted and logged by: a keyed hash of its address."""
    digest = hmac.new(key.get_secret_value().encode(), email.lower().encode(), hashlib.sha256)
    return digest.hexdigest()[:16]
