"""Check a token's expiry by hand."""

from datetime import datetime


def is_expired(expires: float) -> bool:
    """Return whether a token has expired."""
    return datetime.utcnow() > datetime.fromtimestamp(expires)
