"""A dictionary of prices by name."""


def first_price(prices: dict[str, int]) -> object:
    """Return the price that was entered first."""
    return next(iter(prices.values()))
