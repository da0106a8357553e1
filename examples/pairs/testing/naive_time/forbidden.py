"""A moment of no zone in particular."""

from datetime import datetime

NOON = datetime(2026, 1, 1, 12)
