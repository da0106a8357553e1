"""Limit requests without blocking the event loop."""

from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

limiter = MovingWindowRateLimiter(MemoryStorage())
