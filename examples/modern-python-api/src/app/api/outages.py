"""Outages: errors that mean that something outside of this process fails, not a request."""

import errno
from http import HTTPStatus

from asyncpg import PostgresError
from redis.exceptions import RedisError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

# What an outage may raise. asyncpg's own errors arrive unwrapped while a connection is made; the
# operating system's mean a refused connection, an unknown host, a time limit or a full disk.
OUTAGE_ERRORS: tuple[type[Exception], ...] = (
    OSError,
    RedisError,
    PoolTimeoutError,
    DBAPIError,
    PostgresError,
)

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# Connection failures, insufficient resources (such as too many connections), an administrator's
# intervention (such as a shutdown). Other errors of the database are mistakes of ours.
_SQLSTATES = ("08", "53", "57P")


def outage_status(error: BaseException | None) -> HTTPStatus | None:
    """Return 503 or 507 if `error` is an outage, else None."""
    if isinstance(error, OSError) and error.errno in _NO_SPACE:
        return HTTPStatus.INSUFFICIENT_STORAGE
    is_outage = isinstance(error, OSError | RedisError | PoolTimeoutError)
    if isinstance(error, DBAPIError):
        is_outage = error.connection_invalidated
        error = error.orig
    sqlstate = getattr(error, "sqlstate", None) or ""
    return HTTPStatus.SERVICE_UNAVAILABLE if is_outage or sqlstate.startswith(_SQLSTATES) else None
