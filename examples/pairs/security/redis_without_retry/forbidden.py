"""Connect to Redis with limits on time alone."""

from redis.asyncio import Redis


def connect(url: str) -> Redis:
    """Return a client."""
    return Redis.from_url(url, socket_connect_timeout=2, socket_timeout=2)
