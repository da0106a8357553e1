"""Compare text that a client sent with a secret."""

import secrets


def matches(sent: str, key: str) -> bool:
    """Return whether the client sent the key."""
    return secrets.compare_digest(sent, key)
