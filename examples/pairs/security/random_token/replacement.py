"""A token of 128 random bits."""

import secrets


def new_token() -> str:
    """Return a new token."""
    return secrets.token_urlsafe(16)
