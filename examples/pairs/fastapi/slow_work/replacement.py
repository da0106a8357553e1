"""Slow work runs in a bounded number of threads, after the connection went back to the pool."""

from collections.abc import Callable

from anyio import CapacityLimiter, to_thread
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

HASHING = CapacityLimiter(4)  # each Argon2 hash takes a core and 64 MiB


async def password_matches(
    session: AsyncSession, verify: Callable[[str, str], bool], password: SecretStr, hashed: str
) -> bool:
    """Return whether `password` has the hash `hashed`."""
    await session.commit()  # ends the transaction: its connection is free while the thread works
    return await to_thread.run_sync(verify, password.get_secret_value(), hashed, limiter=HASHING)
