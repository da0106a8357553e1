"""Compare secrets in constant time."""

import secrets


def is_right(api_key: str, sent_key: str) -> bool:
    """Return whether the key is right."""
    return secrets.compare_digest(api_key.encode(), sent_key.encode())
