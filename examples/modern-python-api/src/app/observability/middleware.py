"""What surrounds every request: its id, its log line, and its part in the metrics."""

import re
import secrets
import time
from http import HTTPStatus

import structlog
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.observability.metrics import Metrics

_logger = structlog.get_logger(__name__)

REQUEST_ID_HEADER = "X-Request-ID"
_RAW_HEADER = REQUEST_ID_HEADER.lower().encode()
_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")

UNMATCHED = "unmatched"


def _request_id(headers: Headers) -> str:
    # A proxy's id joins our log with its own. Anything else in the header could forge log lines.
    received = headers.get(REQUEST_ID_HEADER, "")
    return received if _REQUEST_ID.fullmatch(received) else secrets.token_hex(16)


def route_template(scope: Scope) -> str:
    """Return the template of the route that handled `scope`, such as `/api/users/{user_id}`.

    `UNMATCHED` for requests that no route took: their paths are without number. The template is
    complete because each router names its whole prefix; one that is given to `include_router`
    would not be part of `route.path`.
    """
    route = scope.get("route")
    return getattr(route, "path_format", UNMATCHED)


class ObservabilityMiddleware:
    """Gives each request an id, returns it to the client, logs and counts how the request ended."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        """Wrap `app` and count in `metrics`."""
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(Headers(scope=scope))
        scope.setdefault("state", {})["request_id"] = request_id
        client = scope["client"][0] if scope["client"] else None  # None on a Unix socket
        method = scope["method"]
        started = time.perf_counter()
        status = HTTPStatus.INTERNAL_SERVER_ERROR.value  # should the application send nothing

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"].append((_RAW_HEADER, request_id.encode()))
            await send(message)

        # The path without the query string, which may carry tokens. The server runs each request in
        # a context of its own, so nothing has to be unbound.
        structlog.contextvars.bind_contextvars(
            request_id=request_id, client=client, method=method, path=scope["path"]
        )
        try:
            await self._app(scope, receive, send_with_id)
        finally:
            seconds = time.perf_counter() - started
            route = route_template(scope)
            self._metrics.record(method=method, route=route, status=status, seconds=seconds)
            _logger.info(
                "request_completed",
                route=route,
                status=status,
                duration_ms=round(seconds * 1000, 1),
            )
