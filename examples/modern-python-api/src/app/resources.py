"""What the application opens when it starts and closes when it stops."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from sqlalchemy.ext.asyncio import AsyncEngine

from app.cache import ProfileCache
from app.config import Settings
from app.database.engine import SessionFactory, create_engine, create_session_factory
from app.security.rate_limit import RateLimiter
from app.security.sessions import SessionStore


@dataclass(frozen=True, slots=True)
class Resources:
    """The settings and connections of one application, and what is built on them."""

    settings: Settings
    engine: AsyncEngine
    session_factory: SessionFactory
    redis: Redis
    sessions: SessionStore
    profile_cache: ProfileCache
    rate_limiter: RateLimiter


@asynccontextmanager
async def open_resources(settings: Settings) -> AsyncIterator[Resources]:
    """Open everything, and close it in the end. Connections are made on first use."""
    engine = create_engine(settings)
    redis = Redis.from_url(
        settings.redis_url.get_secret_value(),
        decode_responses=True,
        socket_connect_timeout=settings.dependency_timeout_seconds,
        socket_timeout=settings.dependency_timeout_seconds,
        # After a restart of Redis every pooled connection is broken, which shows on first use.
        # A time limit is not tried again: the client waits.
        retry=Retry(NoBackoff(), 1, supported_errors=(RedisConnectionError,)),
    )
    prefix = settings.redis_key_prefix
    try:
        yield Resources(
            settings=settings,
            engine=engine,
            session_factory=create_session_factory(engine),
            redis=redis,
            sessions=SessionStore(
                redis, prefix=prefix, lifetime=timedelta(days=settings.session_expire_days)
            ),
            profile_cache=ProfileCache(redis, prefix=prefix, seconds=settings.cache_seconds),
            rate_limiter=RateLimiter(redis, prefix=prefix),
        )
    finally:
        await redis.aclose()
        await engine.dispose()
