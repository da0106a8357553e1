"""A name that is deprecated."""

from fastapi import status


def unprocessable() -> int:
    """Return the status of a request that is not valid."""
    return status.HTTP_422_UNPROCESSABLE_ENTITY
