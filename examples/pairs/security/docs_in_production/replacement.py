"""Close the documentation and the description that it is made of."""

from fastapi import FastAPI


def create_app(*, docs: bool) -> FastAPI:
    """Return the application; `docs` is False in production."""
    return FastAPI(openapi_url="/openapi.json" if docs else None)
