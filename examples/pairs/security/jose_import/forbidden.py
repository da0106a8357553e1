"""Decode a token with python-jose."""

from jose import jwt


def read(token: str, key: str) -> dict[str, object]:
    """Return the claims."""
    return jwt.decode(token, key, algorithms=["HS256"])
