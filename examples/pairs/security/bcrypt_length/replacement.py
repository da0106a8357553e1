"""Verify a bcrypt hash with the 72 bytes that bcrypt reads, and upgrade it with all of them."""

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from pwdlib.hashers.bcrypt import BcryptHasher

hasher = PasswordHash((Argon2Hasher(), BcryptHasher()))


def verify(password: str, stored: str) -> tuple[bool, str | None]:
    """Return whether the password matches, and the hash to store instead of an outdated one."""
    if stored.startswith("$2"):
        matches = hasher.verify(password.encode()[:72], stored)
        return matches, hasher.hash(password) if matches else None
    return hasher.verify_and_update(password, stored)
