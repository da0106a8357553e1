"""A link that offers a rule to Cursor, where a person confirms the new file."""

from typing import Final
from urllib.parse import quote, urlencode

from rulebook.rules.model import Rule

MOST_CHARACTERS: Final = 8_000
"""Cursor takes no longer links."""


def cursor_link(rule: Rule) -> str:
    """Return the link with the whole rule in it, or "" where it would be too long."""
    query = urlencode({"name": rule.slug, "text": rule.raw.decode()}, quote_via=quote)
    link = f"https://cursor.com/link/rule?{query}"
    return link if len(link) <= MOST_CHARACTERS else ""
