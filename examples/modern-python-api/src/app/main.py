"""The application: `uvicorn --factory app.main:create_app`.

A factory and no module-level `app`: importing this module reads no settings and opens nothing, so
tests and scripts make applications of their own.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import override

import structlog
from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp

from app.api.body_timeout import BodyTimeoutMiddleware
from app.api.errors import ERROR_HANDLERS, UnhandledErrorMiddleware
from app.api.openapi import DocumentedAPI
from app.api.routes import auth, health, posts, transfers, uploads, users
from app.api.routes.docs import add_docs
from app.config import Settings, get_settings
from app.observability.logging import configure_logging
from app.observability.metrics import Metrics
from app.observability.middleware import REQUEST_ID_HEADER, ObservabilityMiddleware
from app.resources import open_resources
from app.security.headers import SecurityHeadersMiddleware

_logger = structlog.get_logger(__name__)

MAX_BODY_BYTES = 16 * 1024
MAX_POST_BYTES = 256 * 1024
"""20,000 characters of twelve bytes each, as JSON may write them, and the rest of a post."""
MULTIPART_OVERHEAD_BYTES = 16 * 1024
"""Boundaries and part headers that come on top of an uploaded file."""


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Open the connections, serve, close them.

    No tables are created here: that is what `alembic upgrade head` does, once per release.
    """
    async with open_resources(app.state.settings) as resources:
        app.state.resources = resources
        _logger.info("application_started", environment=app.state.settings.environment.value)
        yield
    _logger.info("application_stopped")


class Service(DocumentedAPI):
    """The application, all of it inside of the security headers."""

    @override
    def build_middleware_stack(self) -> ASGIApp:
        """Return the middleware and what it surrounds.

        Starlette's own handler of errors is outside of all middleware that is added to it.
        """
        return SecurityHeadersMiddleware(super().build_middleware_stack())


def create_app(settings: Settings | None = None) -> FastAPI:
    """Make the application from `settings`, or from the environment; nothing is opened yet."""
    settings = settings or get_settings()
    configure_logging(settings.log_level)
    app = Service(
        title="Modern Python API",
        version=version("modern-python-api"),
        lifespan=lifespan,
        # In production the interface is not advertised. The page itself is ours: routes/docs.py.
        openapi_url=None if settings.is_production else "/openapi.json",
        docs_url=None,
        redoc_url=None,
        exception_handlers=ERROR_HANDLERS,
    )
    app.state.settings = settings
    app.state.metrics = Metrics()
    _add_middleware(app, settings)
    _add_routes(app, settings)
    return app


def _add_middleware(app: FastAPI, settings: Settings) -> None:
    # The one added last is outermost. Read from the bottom: ids and logs see every request; errors
    # become responses before CORS headers are added.
    app.add_middleware(BodyTimeoutMiddleware, seconds=settings.body_timeout_seconds)
    app.add_middleware(
        TrustedHostMiddleware, allowed_hosts=settings.allowed_hosts, www_redirect=False
    )
    app.add_middleware(UnhandledErrorMiddleware)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.cors_origins),
            allow_credentials=True,
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key", REQUEST_ID_HEADER],
            expose_headers=[REQUEST_ID_HEADER],
        )
    app.add_middleware(ObservabilityMiddleware, metrics=app.state.metrics)


def _add_routes(app: FastAPI, settings: Settings) -> None:
    # Bodies are limited while they stream in, whatever Content-Length claims. Limits sit on routes
    # and not on the application, where the 413 would go out without the security headers.
    for module in (auth, users, transfers, health):
        app.include_router(module.router, max_body_size=MAX_BODY_BYTES)
    app.include_router(posts.router, max_body_size=MAX_POST_BYTES)
    app.include_router(
        uploads.router, max_body_size=settings.upload_max_bytes + MULTIPART_OVERHEAD_BYTES
    )
    if not settings.is_production:
        add_docs(app)
