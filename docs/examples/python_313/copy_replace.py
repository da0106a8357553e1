"""copy.replace(): the same object, but for some fields."""

import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple


@dataclass(frozen=True)
class Settings:
    host: str = "127.0.0.1"
    port: int = 8000


class Point(NamedTuple):
    x: int
    y: int


print(copy.replace(Settings(), port=9000))
print(copy.replace(Point(1, 2), y=5))
print(copy.replace(datetime(2026, 10, 7, tzinfo=UTC), hour=9))
