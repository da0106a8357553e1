"""Headers that a middleware of the application adds do not reach a 500."""

from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response
from starlette.types import ASGIApp


def create_app() -> FastAPI:
    """Return an application with a route that fails."""
    app = FastAPI()

    @app.middleware("http")
    async def add_headers(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        response = await call_next(request)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        return response

    @app.get("/fails")
    async def fails() -> None:
        message = "no handler knows this"
        raise RuntimeError(message)

    return app


def create_asgi() -> ASGIApp:
    """Return what the server runs: `uvicorn --factory app.main:create_asgi`."""
    return create_app()
