"""From the service's errors to HTTP responses, in one place."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from redis.exceptions import RedisError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.dependencies import get_resources
from app.api.outages import OUTAGE_ERRORS, outage_status
from app.api.problems import problem_response
from app.errors import (
    AuthenticationError,
    ConflictError,
    FileTooLargeError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitedError,
    ServiceError,
    UnsupportedFileError,
    WeakPasswordError,
)
from app.schemas.problem import InvalidField
from app.security.events import SecurityEvent, log_security_event
from app.security.rate_limit import client_key

_logger = structlog.get_logger(__name__)

MAX_VALIDATION_ERRORS = 20
_PLAIN = (b"content-type", b"text/plain; charset=utf-8")

_STATUS_BY_ERROR: dict[type[ServiceError], HTTPStatus] = {
    AuthenticationError: HTTPStatus.UNAUTHORIZED,
    PermissionDeniedError: HTTPStatus.FORBIDDEN,
    NotFoundError: HTTPStatus.NOT_FOUND,
    ConflictError: HTTPStatus.CONFLICT,
    WeakPasswordError: HTTPStatus.UNPROCESSABLE_CONTENT,
    UnsupportedFileError: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    FileTooLargeError: HTTPStatus.CONTENT_TOO_LARGE,
    RateLimitedError: HTTPStatus.TOO_MANY_REQUESTS,
}

_EVENT_BY_ERROR: dict[type[ServiceError], SecurityEvent] = {
    PermissionDeniedError: SecurityEvent.ACCESS_DENIED,
    UnsupportedFileError: SecurityEvent.UPLOAD_REJECTED,
    FileTooLargeError: SecurityEvent.UPLOAD_REJECTED,
    RateLimitedError: SecurityEvent.RATE_LIMITED,
}


async def service_error_handler(request: Request, error: ServiceError) -> Response:
    """Respond to an error of the service with its status and message; log what an audit needs."""
    kind = type(error)
    if kind in _EVENT_BY_ERROR:
        log_security_event(_EVENT_BY_ERROR[kind])
    headers = {}
    if isinstance(error, AuthenticationError):
        headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, RateLimitedError):
        headers["Retry-After"] = str(error.retry_after_seconds)
    return problem_response(
        _STATUS_BY_ERROR[kind], str(error), request_id=request.state.request_id, headers=headers
    )


async def validation_error_handler(request: Request, error: RequestValidationError) -> Response:
    """Respond to a malformed request with its errors and their places.

    Not with `error.errors()` itself: that echoes the input, passwords included, holds exception
    objects, which are not JSON, and has no end.
    """
    resources = get_resources(request)
    client = client_key(request.client.host if request.client else None)
    try:
        await resources.rate_limiter.hit(
            "invalid-client", client, resources.settings.invalid_rate_per_client
        )
    except RateLimitedError as limited:
        return await service_error_handler(request, limited)
    except RedisError:
        _logger.warning("rate_limit_failed", exc_info=True)
    errors = error.errors()
    fields = [
        # A location may hold a key that the client has made up, as long as its body.
        InvalidField(
            location=[part if isinstance(part, int) else part[:100] for part in item["loc"]],
            message=item["msg"],
            type=item["type"],
        )
        for item in errors[:MAX_VALIDATION_ERRORS]
    ]
    return problem_response(
        HTTPStatus.UNPROCESSABLE_CONTENT,
        "The request is not valid",
        request_id=request.state.request_id,
        errors=fields,
        error_count=len(errors),
    )


async def http_error_handler(request: Request, error: HTTPException) -> Response:
    """Respond to the framework's own errors (404, 405, 413, ...) in the same form."""
    if isinstance(error.__cause__, OSError):
        # FastAPI responds with 400 if it cannot store an upload for the time being.
        return await outage_handler(request, error.__cause__)
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(_allowed_methods(request))
    return problem_response(
        error.status_code,
        str(error.detail),
        request_id=request.state.request_id,
        headers=headers,
    )


def _allowed_methods(request: Request) -> list[str]:
    # The framework names the methods of the first route with this path only.
    return sorted(
        {
            method
            for context in iter_route_contexts(request.app.router.routes)
            if context.path_regex.match(request.url.path)
            for method in context.methods or ()
        }
    )


async def outage_handler(request: Request, error: Exception) -> Response:
    """Respond with 503 while the database or Redis fails, 507 if the disk is full; log why."""
    status = outage_status(error)
    if status is None:
        raise error
    _logger.error("dependency_unavailable", exc_info=error)
    return problem_response(
        status,
        "Temporarily unavailable, try again later",
        request_id=request.state.request_id,
        headers={"Retry-After": "5"},
    )


ERROR_HANDLERS: dict[int | type[Exception], Callable[[Request, Any], Any]] = {
    ServiceError: service_error_handler,
    RequestValidationError: validation_error_handler,
    HTTPException: http_error_handler,
    **dict.fromkeys(OUTAGE_ERRORS, outage_handler),
}


class UnhandledErrorMiddleware:
    """Logs an error that nothing handled and responds with 500, without its text.

    FastAPI's own handler for `Exception` sits outside of all middleware, so its response would
    lack the security headers and the request id. Starlette rejects an unknown host in plain text:
    that becomes a problem document, too.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False
        rejected_with: int | None = None

        async def send_unless_plain_error(message: Message) -> None:
            nonlocal started, rejected_with
            if message["type"] == "http.response.start":
                started = True
                if message["status"] >= HTTPStatus.BAD_REQUEST and _PLAIN in message["headers"]:
                    rejected_with = message["status"]
            if rejected_with is None:
                await send(message)

        try:
            await self._app(scope, receive, send_unless_plain_error)
            if rejected_with is not None:
                response = problem_response(
                    rejected_with,
                    "This host name is not one of the service",
                    request_id=scope["state"]["request_id"],
                )
                await response(scope, receive, send)
        except Exception:
            _logger.exception("unhandled_error")
            if started:
                raise  # too late for another response: the server must cut the connection
            response = problem_response(
                HTTPStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong on our side",
                request_id=scope["state"]["request_id"],
            )
            await response(scope, receive, send)
