"""Decode a token, or return None."""

import jwt


def read(token: str, key: str) -> dict[str, object] | None:
    """Return the claims."""
    try:
        return jwt.decode(token, key, algorithms=["HS256"], options={"require": ["exp"]})
    except jwt.InvalidTokenError:
        return None
