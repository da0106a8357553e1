"""Sign with MD5."""

import hashlib


def fingerprint(data: bytes) -> str:
    """Return a fingerprint."""
    return hashlib.md5(data).hexdigest()
