"""Metrics for Prometheus, by route template: `/users/{user_id}` is one series, not one a user."""

from http import HTTPMethod

from prometheus_client import CollectorRegistry, Histogram

_METHODS = {method.value for method in HTTPMethod}


class Metrics:
    """The series of one application; a registry of its own keeps applications in one process apart.

    One process serves one port. To run several workers behind one port, scrape each of them or set
    up prometheus-client's multiprocess mode.
    """

    def __init__(self) -> None:
        """Register the series."""
        self.registry = CollectorRegistry()
        # Its `_count` is the number of requests: a counter of its own would only repeat it.
        self.requests = Histogram(
            "http_request_duration_seconds",
            "Time from the request to the end of the response.",
            ["method", "route", "status"],
            registry=self.registry,
        )

    def record(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request, and how long it took."""
        # The client chooses the method; as a label it would fill the memory.
        label = method if method in _METHODS else "OTHER"
        self.requests.labels(label, route, str(status)).observe(seconds)
