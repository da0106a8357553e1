"""Compare secrets in constant time."""

import secrets


def is_right(sent_token: str, expected_token: str) -> bool:
    """Return whether the key is right."""
    return secrets.compare_digest(sent_token.encode(), expected_token.encode())
