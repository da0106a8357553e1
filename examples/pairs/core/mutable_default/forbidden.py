"""All calls share one list."""


def add(item: str, items: list[str] = []) -> list[str]:
    """Return the items with one more."""
    items.append(item)
    return items
