"""Each call has a list of its own."""


def add(item: str, items: list[str] | None = None) -> list[str]:
    """Return the items with one more."""
    items = items or []
    items.append(item)
    return items
