"""Build SQL from strings."""

from sqlalchemy import TextClause, text


def find(email: str) -> TextClause:
    """Return a query."""
    return text(f"SELECT * FROM users WHERE email = '{email}'")
