"""Headers that wrap the finished application reach every response."""

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class SecurityHeaders:
    """Adds headers to every response."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("X-Content-Type-Options", "nosniff")
            await send(message)

        await self._app(scope, receive, send_with_headers)


def create_app() -> FastAPI:
    """Return an application with a route that fails."""
    app = FastAPI()

    @app.get("/fails")
    async def fails() -> None:
        message = "no handler knows this"
        raise RuntimeError(message)

    return app


def create_asgi() -> ASGIApp:
    """Return what the server runs: `uvicorn --factory app.main:create_asgi`."""
    return SecurityHeaders(create_app())
