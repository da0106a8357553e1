"""Check a login; a missing user takes as long as a wrong password."""

from pwdlib import PasswordHash

hasher = PasswordHash.recommended()
NOBODYS_HASH = hasher.hash("a password of nobody")


def may_log_in(password: str, stored: str | None) -> bool:
    """Return whether the password is right; `stored` is None for a missing user."""
    matches = hasher.verify(password, stored or NOBODYS_HASH)
    return matches and stored is not None
