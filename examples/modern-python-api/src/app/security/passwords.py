"""Passwords: stored as Argon2id hashes, compared in the same time whether or not a user exists."""

import asyncio
import secrets

from pwdlib import PasswordHash
from pydantic import SecretStr

_hasher = PasswordHash.recommended()  # Argon2id

# Verified in place of a missing user's hash, so that the answer takes as long as for a real one.
_DUMMY_HASH = _hasher.hash(secrets.token_urlsafe(32))


async def hash_password(password: SecretStr) -> str:
    """Return the Argon2id hash of `password`.

    In a thread: hashing takes tens of milliseconds of processor time by design, and would hold up
    every other request of the event loop.
    """
    return await asyncio.to_thread(_hasher.hash, password.get_secret_value())


async def verify_password(password: SecretStr, hashed_password: str | None) -> bool:
    """Tell whether `password` belongs to `hashed_password`; None (no such user) never matches."""
    matches = await asyncio.to_thread(
        _hasher.verify, password.get_secret_value(), hashed_password or _DUMMY_HASH
    )
    return matches and hashed_password is not None


def generate_password() -> str:
    """Return a random password of 128 bits, for accounts that somebody else sets up."""
    return secrets.token_urlsafe(16)
