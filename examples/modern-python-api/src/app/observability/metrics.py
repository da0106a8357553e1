"""Metrics for Prometheus, by route template: `/users/{user_id}` is one series, not one a user."""

import time
from http import HTTPMethod, HTTPStatus

from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.observability.routes import route_template

_METHODS = {method.value for method in HTTPMethod}


class Metrics:
    """The series of one application; a registry of its own keeps applications in one process apart.

    One process serves one port. To run several workers behind one port, scrape each of them or set
    up prometheus-client's multiprocess mode.
    """

    def __init__(self) -> None:
        """Register the series."""
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "http_requests_total",
            "HTTP requests.",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self.duration = Histogram(
            "http_request_duration_seconds",
            "Time from the request to the end of the response.",
            ["method", "route"],
            registry=self.registry,
        )


class MetricsMiddleware:
    """Counts and times requests."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        """Wrap `app` and count in `metrics`."""
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = HTTPStatus.INTERNAL_SERVER_ERROR.value  # should the application send nothing

        async def send_and_note_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_note_status)
        finally:
            # The client chooses path and method; as labels they would fill the memory.
            route = route_template(scope)
            method = scope["method"] if scope["method"] in _METHODS else "OTHER"
            self._metrics.requests.labels(method, route, str(status)).inc()
            self._metrics.duration.labels(method, route).observe(time.perf_counter() - started)
