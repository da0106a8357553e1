"""From the service's errors to HTTP answers, in one place."""

from http import HTTPStatus

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from redis.exceptions import RedisError
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError
from starlette.exceptions import HTTPException

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

_logger = structlog.get_logger(__name__)

_STATUS_BY_ERROR: dict[type, HTTPStatus] = {
    ServiceError: HTTPStatus.BAD_REQUEST,
    AuthenticationError: HTTPStatus.UNAUTHORIZED,
    PermissionDeniedError: HTTPStatus.FORBIDDEN,
    NotFoundError: HTTPStatus.NOT_FOUND,
    ConflictError: HTTPStatus.CONFLICT,
    WeakPasswordError: HTTPStatus.UNPROCESSABLE_CONTENT,
    UnsupportedFileError: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    FileTooLargeError: HTTPStatus.CONTENT_TOO_LARGE,
    RateLimitedError: HTTPStatus.TOO_MANY_REQUESTS,
}


def _status_of(error: ServiceError) -> HTTPStatus:
    # The nearest base class decides: an InsufficientFundsError is a ConflictError.
    return next(_STATUS_BY_ERROR[kind] for kind in type(error).__mro__ if kind in _STATUS_BY_ERROR)


async def service_error_handler(request: Request, error: ServiceError) -> Response:
    """Answer an error of the service with its status and message."""
    headers = {}
    if isinstance(error, AuthenticationError):
        headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, RateLimitedError):
        headers["Retry-After"] = str(error.retry_after_seconds)
    if isinstance(error, PermissionDeniedError):
        log_security_event(SecurityEvent.ACCESS_DENIED)
    return problem_response(
        _status_of(error), str(error), request_id=request.state.request_id, headers=headers
    )


async def validation_error_handler(request: Request, error: RequestValidationError) -> Response:
    """Answer a malformed request with what is wrong where.

    Not with `error.errors()` itself: that echoes the input, passwords included, and holds exception
    objects, which are no JSON.
    """
    fields = [
        InvalidField(location=list(item["loc"]), message=item["msg"], type=item["type"])
        for item in error.errors()
    ]
    return problem_response(
        HTTPStatus.UNPROCESSABLE_CONTENT,
        "The request is not valid",
        request_id=request.state.request_id,
        errors=fields,
    )


async def http_error_handler(request: Request, error: HTTPException) -> Response:
    """Answer the framework's own errors (404, 405, 413, ...) in the same form."""
    return problem_response(
        error.status_code,
        str(error.detail),
        request_id=request.state.request_id,
        headers=error.headers,
    )


async def integrity_error_handler(request: Request, error: IntegrityError) -> Response:
    """Answer what the database has refused and no service has foreseen.

    For example a post of a user whom somebody deletes at the same moment.
    """
    _logger.warning("integrity_error", exc_info=error)
    return problem_response(
        HTTPStatus.CONFLICT,
        "The request contradicts what is stored",
        request_id=request.state.request_id,
    )


async def unavailable_handler(request: Request, error: Exception) -> Response:
    """Answer 503 while the database or Redis cannot be reached; the log has the reason."""
    _logger.error("dependency_unavailable", exc_info=error)
    return problem_response(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Temporarily unavailable, try again later",
        request_id=request.state.request_id,
        headers={"Retry-After": "5"},
    )


def add_error_handlers(app: FastAPI) -> None:
    """Register the handlers with `app`."""
    app.exception_handler(ServiceError)(service_error_handler)
    app.exception_handler(RequestValidationError)(validation_error_handler)
    app.exception_handler(HTTPException)(http_error_handler)
    app.exception_handler(IntegrityError)(integrity_error_handler)
    # ConnectionError: asyncpg raises the operating system's own error before there is a connection.
    for error in (OperationalError, InterfaceError, RedisError, ConnectionError):
        app.exception_handler(error)(unavailable_handler)
