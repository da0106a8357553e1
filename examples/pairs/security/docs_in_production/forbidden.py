"""Close the interactive documentation."""

from fastapi import FastAPI


def create_app(*, docs: bool) -> FastAPI:
    """Return the application; `docs` is False in production."""
    return FastAPI(docs_url="/docs" if docs else None)
