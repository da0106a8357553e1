"""Errors over HTTP: problem details (RFC 9457)."""

from pydantic import BaseModel


class InvalidField(BaseModel):
    """One thing wrong with a request: where, and what. Never the value, it may be a password."""

    location: list[str | int]
    message: str
    type: str


class Problem(BaseModel):
    """The body of every error."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    request_id: str | None = None
    errors: list[InvalidField] | None = None
    """The first errors; `error_count` is the number of all."""
    error_count: int | None = None
