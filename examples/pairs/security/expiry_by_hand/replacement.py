"""Check a token's expiry in UTC."""

from datetime import UTC, datetime


def is_expired(expires: float) -> bool:
    """Return whether a token has expired."""
    return datetime.now(UTC) > datetime.fromtimestamp(expires, UTC)
