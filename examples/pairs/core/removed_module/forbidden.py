"""Python 3.13 has no `cgi`."""

import cgi


def query(text: str) -> dict[str, list[str]]:
    """Return the values of a query string by name."""
    return cgi.parse_qs(text)
