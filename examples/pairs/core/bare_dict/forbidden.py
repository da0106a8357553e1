"""A dictionary of anything."""


def first_price(prices: dict) -> object:
    """Return the price that was entered first."""
    return next(iter(prices.values()))
