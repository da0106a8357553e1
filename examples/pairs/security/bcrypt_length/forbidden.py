"""Verify a bcrypt hash with a password of any length."""

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from pwdlib.hashers.bcrypt import BcryptHasher

hasher = PasswordHash((Argon2Hasher(), BcryptHasher()))


def verify(password: str, stored: str) -> tuple[bool, str | None]:
    """Return whether the password matches, and the hash to store instead of an outdated one."""
    return hasher.verify_and_update(password, stored)
