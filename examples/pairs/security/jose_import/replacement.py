"""Decode a token with PyJWT."""

import jwt


def read(token: str, key: str) -> dict[str, object]:
    """Return the claims."""
    return jwt.decode(token, key, algorithms=["HS256"], options={"require": ["exp"]})
