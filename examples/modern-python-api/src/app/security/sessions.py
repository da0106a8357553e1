"""Logins that can be ended: Redis holds the open sessions, and which refresh token is next.

A token is worth nothing without its session, so deleting one key revokes all of its tokens. Should
Redis lose its data, everybody logs in again; nothing that was revoked comes back to life.
"""

from datetime import timedelta

from redis.asyncio import Redis

# A script, because comparing and exchanging must be one step: of two requests with one token, only
# one can win. The connection may fail between the exchange and its response, and the Redis client
# then sends the script again: that finds its own token and is no reuse.
_ROTATE = """
local current = redis.call("HGET", KEYS[1], ARGV[1])
if current == ARGV[3] then
    return 1
elseif current == ARGV[2] then
    redis.call("HSETEX", KEYS[1], "KEEPTTL", "FIELDS", 1, ARGV[1], ARGV[3])
    return 1
end
redis.call("HDEL", KEYS[1], ARGV[1])
return 0
"""


class SessionStore:
    """The open sessions: a hash for each user, with the next refresh token of each session."""

    def __init__(self, redis: Redis, *, prefix: str, lifetime: timedelta) -> None:
        """Keep sessions in `redis` for `lifetime` after the login, however often refreshed."""
        self._redis = redis
        self._prefix = prefix
        self._lifetime = lifetime
        self._rotate = redis.register_script(_ROTATE)

    def _key(self, user_id: int) -> str:
        return f"{self._prefix}sessions:{user_id}"

    async def open(self, user_id: int, session_id: str, refresh_token_id: str) -> None:
        """Open a session of a user whose next refresh must bring `refresh_token_id`."""
        await self._redis.hsetex(
            self._key(user_id), session_id, refresh_token_id, ex=self._lifetime
        )

    async def is_open(self, user_id: int, session_id: str) -> bool:
        """Tell whether the session is this user's, and its tokens are still good."""
        return await self._redis.hexists(self._key(user_id), session_id)

    async def rotate(self, user_id: int, session_id: str, *, used: str, following: str) -> bool:
        """Exchange the refresh token `used` for `following`; False if it was not the current one.

        A refresh token that comes back a second time was stolen, by whoever came first or second.
        Nobody can tell, so the session ends for both.
        """
        return bool(
            await self._rotate(keys=[self._key(user_id)], args=[session_id, used, following])
        )

    async def close(self, user_id: int, session_id: str) -> None:
        """End the session: its access and refresh tokens stop working at once."""
        await self._redis.hdel(self._key(user_id), session_id)

    async def close_all(self, user_id: int) -> None:
        """End every session of a user."""
        await self._redis.delete(self._key(user_id))
