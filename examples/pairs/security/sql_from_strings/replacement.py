"""Bind the values of SQL."""

from sqlalchemy import TextClause, text


def find(email: str) -> TextClause:
    """Return a query."""
    return text("SELECT * FROM users WHERE email = :email").bindparams(email=email)
