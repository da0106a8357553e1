"""Compare the bytes of what a client sent with a secret."""

import secrets


def matches(sent: str, key: str) -> bool:
    """Return whether the client sent the key."""
    return secrets.compare_digest(sent.encode(), key.encode())
