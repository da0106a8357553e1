"""Slow work runs in as many threads as there are requests, each with an open transaction."""

import asyncio
from collections.abc import Callable

from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession


async def password_matches(
    session: AsyncSession, verify: Callable[[str, str], bool], password: SecretStr, hashed: str
) -> bool:
    """Return whether `password` has the hash `hashed`."""
    return await asyncio.to_thread(verify, password.get_secret_value(), hashed)
