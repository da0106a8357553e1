"""Decode a token and require its expiry."""

from typing import Any

import jwt


def read_claims(token: str, key: str) -> dict[str, Any]:
    """Return the claims of a token."""
    return jwt.decode(token, key, algorithms=["HS256"], options={"require": ["exp", "sub"]})
