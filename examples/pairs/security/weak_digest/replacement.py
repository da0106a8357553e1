"""Use SHA-256."""

import hashlib


def fingerprint(data: bytes) -> str:
    """Return a fingerprint."""
    return hashlib.sha256(data).hexdigest()
