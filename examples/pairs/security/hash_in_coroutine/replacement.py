"""Hash in a thread."""

from anyio import CapacityLimiter, to_thread
from pwdlib import PasswordHash

hasher = PasswordHash.recommended()
limiter = CapacityLimiter(4)


async def hash_password(password: str) -> str:
    """Return the hash of a password."""
    return await to_thread.run_sync(hasher.hash, password, limiter=limiter)
