"""A cache in Redis for what is read often and shown to everybody."""

from collections.abc import Sequence

import structlog
from pydantic import ValidationError
from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.schemas.user import AuthorProfile

_logger = structlog.get_logger(__name__)


FORGET_SECONDS = 30
"""Longer than any request takes from reading a row to storing its profile."""


class ProfileCache:
    """Author profiles by user id.

    Schemas are cached, not rows: they hold no private field and need no session. A cache is an
    optimisation, so a failing Redis counts as a miss. Whoever changes a user must `forget` them.
    """

    def __init__(self, redis: Redis, *, prefix: str, seconds: int) -> None:
        """Keep profiles in `redis` for `seconds`."""
        self._redis = redis
        self._prefix = prefix
        self._seconds = seconds

    def _key(self, user_id: int) -> str:
        return f"{self._prefix}profile:{user_id}"

    async def get_many(self, user_ids: Sequence[int]) -> dict[int, AuthorProfile]:
        """Return those of the profiles that are cached, with one round trip."""
        if not user_ids:
            return {}
        try:
            values = await self._redis.mget([self._key(user_id) for user_id in user_ids])
            profiles = [AuthorProfile.model_validate_json(value) for value in values if value]
        except (RedisError, ValidationError):
            _logger.warning("profile_cache_read_failed", exc_info=True)
            return {}
        return {profile.id: profile for profile in profiles}

    async def put_many(self, profiles: Sequence[AuthorProfile]) -> None:
        """Store profiles that are not cached, with one round trip."""
        try:
            async with self._redis.pipeline(transaction=False) as pipeline:
                for profile in profiles:
                    value = profile.model_dump_json()
                    pipeline.set(self._key(profile.id), value, ex=self._seconds, nx=True)
                await pipeline.execute()
        except RedisError:
            _logger.warning("profile_cache_write_failed", exc_info=True)

    async def forget(self, user_id: int) -> None:
        """Drop a profile, after the transaction that changed it is committed.

        An empty value takes its place for a while. A reader that has read the row before the
        change would otherwise put the old profile back.
        """
        try:
            await self._redis.set(self._key(user_id), "", ex=FORGET_SECONDS)
        except RedisError:
            _logger.warning("profile_cache_forget_failed", exc_info=True)
