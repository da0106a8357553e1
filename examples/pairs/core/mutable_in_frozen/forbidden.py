"""Frozen, and yet it changes."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Labels:
    """The names on a parcel."""

    names: list[str] = field(default_factory=list)
