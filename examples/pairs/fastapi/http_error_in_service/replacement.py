"""A domain function raises a domain error; one handler makes a 404 of it."""

PRICES = {"pen": 3}


class UnknownThingError(LookupError):
    """A thing that is not sold."""


def price(name: str) -> int:
    """Return a price; called by routes, by a nightly job and by a command.

    Raises:
        UnknownThingError: there is no such thing.

    """
    if name not in PRICES:
        raise UnknownThingError(name)
    return PRICES[name]


def cheapest(names: list[str]) -> int | None:
    """Return the lowest price, in the nightly job that skips what is no longer sold."""
    known: list[int] = []
    for name in names:
        try:
            known.append(price(name))
        except LookupError:
            continue
    return min(known, default=None)
