"""Verify certificates."""

import httpx


def fetch() -> int:
    """Return a status."""
    return httpx.get("https://example.com", timeout=5).status_code
