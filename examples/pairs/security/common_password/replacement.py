"""Take a password because it is hard to guess. Call it in the thread that hashes."""

from pwdlib import PasswordHash
from zxcvbn import zxcvbn

hasher = PasswordHash.recommended()


def hash_new_password(password: str, email: str) -> str:
    """Return the hash of a new password of a user."""
    if zxcvbn(password[:32], user_inputs=[email])["score"] < 3:
        raise ValueError("This password is easy to guess")
    return hasher.hash(password)
