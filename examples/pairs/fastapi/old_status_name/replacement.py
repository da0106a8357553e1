"""The name of RFC 9110 (Python 3.13; before it, the number)."""

from http import HTTPStatus


def unprocessable() -> int:
    """Return the status of a request that is not valid."""
    return HTTPStatus.UNPROCESSABLE_CONTENT
