"""Its replacement in the standard library."""

from urllib.parse import parse_qs


def query(text: str) -> dict[str, list[str]]:
    """Return the values of a query string by name."""
    return parse_qs(text)
