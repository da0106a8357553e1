"""Take a password because it is long."""

from pwdlib import PasswordHash

hasher = PasswordHash.recommended()


def hash_new_password(password: str, email: str) -> str:
    """Return the hash of a new password of a user."""
    return hasher.hash(password)
