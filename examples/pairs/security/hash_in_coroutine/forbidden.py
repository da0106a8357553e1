"""Hash on the event loop."""

from pwdlib import PasswordHash

hasher = PasswordHash.recommended()


async def hash_password(password: str) -> str:
    """Return the hash of a password."""
    return hasher.hash(password)
