"""Hash in a thread, four at a time."""

from anyio import CapacityLimiter, to_thread
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

hasher = PasswordHash((Argon2Hasher(),))
limiter = CapacityLimiter(4)


async def verify(password: str, stored: str) -> bool:
    """Return whether the password matches."""
    return await to_thread.run_sync(hasher.verify, password, stored, limiter=limiter)
