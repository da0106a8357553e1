"""The log of security events: one line of JSON each on standard output, without secrets."""

from enum import StrEnum

import structlog

_logger = structlog.get_logger("security")


class SecurityEvent(StrEnum):
    """What is worth an auditor's attention."""

    LOGIN_SUCCEEDED = "login_succeeded"
    LOGIN_FAILED = "login_failed"
    LOGGED_OUT = "logged_out"
    RATE_LIMITED = "rate_limited"
    REFRESH_TOKEN_REUSED = "refresh_token_reused"  # noqa: S105 - the name of an event
    ACCESS_DENIED = "access_denied"
    ACCESS_CHANGED = "access_changed"
    USER_REGISTERED = "user_registered"
    UPLOAD_REJECTED = "upload_rejected"


_EXPECTED = {
    SecurityEvent.LOGIN_SUCCEEDED,
    SecurityEvent.LOGGED_OUT,
    SecurityEvent.ACCESS_CHANGED,
    SecurityEvent.USER_REGISTERED,
}


def log_security_event(event: SecurityEvent, **details: str | int | bool | None) -> None:
    """Write `event` with its details: INFO for what is meant to happen, WARNING for the rest.

    The request's id, client and path are added from the context (see observability/middleware.py).
    Pass ids and keys, never addresses, passwords or tokens.
    """
    log = _logger.info if event in _EXPECTED else _logger.warning
    log("security_event", security_event=event.value, **details)
