"""A time with a zone."""

from datetime import UTC, datetime


def is_over(end: datetime) -> bool:
    """Return whether `end`, which has a zone, is in the past."""
    return datetime.now(UTC) > end
