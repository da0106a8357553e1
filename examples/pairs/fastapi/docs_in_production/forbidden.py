"""The documentation is always open."""

from fastapi import FastAPI


def create_app(*, production: bool) -> FastAPI:
    """Return the application."""
    return FastAPI(debug=not production)
