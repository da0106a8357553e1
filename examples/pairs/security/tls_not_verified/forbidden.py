"""Believe every certificate."""

import httpx


def fetch() -> int:
    """Return a status."""
    return httpx.get("https://example.com", verify=False, timeout=5).status_code
