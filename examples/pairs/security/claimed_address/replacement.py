"""Take the address of the connection; behind a proxy, Uvicorn sets it."""

from fastapi import Request


def client_address(request: Request) -> str:
    """Return the address of a client."""
    return request.client.host if request.client else "unknown"
