"""Nothing in it changes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """The names on a parcel."""

    names: tuple[str, ...] = ()
