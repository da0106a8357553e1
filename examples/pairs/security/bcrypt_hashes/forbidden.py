"""Replace passlib with Argon2 alone."""

from pwdlib import PasswordHash

hasher = PasswordHash.recommended()


def verify(password: str, stored: str) -> tuple[bool, str | None]:
    """Return whether the password matches, and the hash to store instead of an outdated one."""
    return hasher.verify_and_update(password, stored)
