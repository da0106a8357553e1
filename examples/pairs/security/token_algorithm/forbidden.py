"""Decode a token with the algorithm that the token names."""

import jwt


def read(token: str, key: str) -> dict[str, object]:
    """Return the claims."""
    algorithm = jwt.get_unverified_header(token)["alg"]
    return jwt.decode(token, key, algorithms=[algorithm], options={"require": ["exp"]})
