"""Hash in a thread of the pool that everything else shares."""

from anyio import to_thread
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

hasher = PasswordHash((Argon2Hasher(),))


async def verify(password: str, stored: str) -> bool:
    """Return whether the password matches."""
    return await to_thread.run_sync(hasher.verify, password, stored)
