"""Check a login; the response for a missing user comes at once."""

from pwdlib import PasswordHash

hasher = PasswordHash.recommended()
NOBODYS_HASH = hasher.hash("a password of nobody")


def may_log_in(password: str, stored: str | None) -> bool:
    """Return whether the password is right; `stored` is None for a missing user."""
    if stored is None:
        return False
    return hasher.verify(password, stored)
