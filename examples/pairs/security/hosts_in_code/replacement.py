"""Take the hosts from the settings."""

from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware


def create_app(allowed_hosts: list[str]) -> FastAPI:
    """Return the application."""
    app = FastAPI()
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=allowed_hosts)
    return app
