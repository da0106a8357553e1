"""A time without a zone."""

from datetime import datetime


def is_over(end: datetime) -> bool:
    """Return whether `end`, which has a zone, is in the past."""
    return datetime.utcnow() > end
