"""Take the address that a client claims."""

from fastapi import Request


def client_address(request: Request) -> str:
    """Return the address of a client."""
    return request.headers.get("X-Forwarded-For", "unknown")
