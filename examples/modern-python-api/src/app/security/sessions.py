"""Logins that can be ended: Redis knows the open sessions, and which refresh token is next.

A token is worth nothing without its session, so deleting one key revokes all of its tokens. Should
Redis lose its data, everybody logs in again; nothing that was revoked comes back to life.
"""

from datetime import timedelta

from redis.asyncio import Redis


class SessionStore:
    """The open sessions."""

    def __init__(self, redis: Redis, *, prefix: str, lifetime: timedelta) -> None:
        """Keep sessions in `redis` for `lifetime` after their last refresh."""
        self._redis = redis
        self._prefix = prefix
        self._lifetime = lifetime

    def _key(self, session_id: str) -> str:
        return f"{self._prefix}session:{session_id}"

    async def open(self, session_id: str, refresh_token_id: str) -> None:
        """Open a session whose next refresh must bring `refresh_token_id`."""
        await self._redis.set(self._key(session_id), refresh_token_id, ex=self._lifetime)

    async def is_open(self, session_id: str) -> bool:
        """Tell whether the session's tokens are still good."""
        return bool(await self._redis.exists(self._key(session_id)))

    async def rotate(self, session_id: str, *, used: str, following: str) -> bool:
        """Exchange the refresh token `used` for `following`; False if it was not the current one.

        A refresh token that comes back a second time was stolen, by whoever came first or second.
        Nobody can tell, so the session ends for both. One SET exchanges the token and returns the
        old one: of two requests at the same moment, only one can win.
        """
        key = self._key(session_id)
        current = await self._redis.set(key, following, xx=True, get=True, ex=self._lifetime)
        if current == used:
            return True
        await self._redis.delete(key)
        return False

    async def close(self, session_id: str) -> None:
        """End the session: its access and refresh tokens stop working at once."""
        await self._redis.delete(self._key(session_id))
