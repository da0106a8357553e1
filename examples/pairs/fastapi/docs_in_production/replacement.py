"""The documentation is off in production."""

from fastapi import FastAPI


def create_app(*, production: bool) -> FastAPI:
    """Return the application."""
    return FastAPI(debug=not production, openapi_url=None if production else "/openapi.json")
