"""Decode a token, or raise."""

import jwt


class InvalidTokenError(Exception):
    """A token that is not valid: a 401."""


def read(token: str, key: str) -> dict[str, object]:
    """Return the claims."""
    try:
        return jwt.decode(token, key, algorithms=["HS256"], options={"require": ["exp"]})
    except jwt.InvalidTokenError as error:
        raise InvalidTokenError from error
