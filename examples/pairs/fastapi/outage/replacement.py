"""An outage of the database is a 503, whatever the class of its error."""

import logging

from fastapi import FastAPI, Request, Response
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from pairs.fastapi.problems import problem

logger = logging.getLogger(__name__)

TEMPORARY = ("08", "40", "53", "55P03", "57")  # connection, deadlock, resources, lock, shutdown


def is_outage(error: Exception) -> bool:
    """Return whether an external system cannot do it now, though it may later."""
    if not isinstance(error, DBAPIError):
        return True
    state = getattr(error.orig, "sqlstate", None) or ""
    no_connection = isinstance(error, OperationalError) and not state  # psycopg
    return no_connection or error.connection_invalidated or state.startswith(TEMPORARY)


async def handle_outage(_request: Request, error: Exception) -> Response:
    """Respond with 503 to an outage. Any other database error stays a 500."""
    if not is_outage(error):
        raise error
    logger.error("dependency_unavailable", extra={"error": type(error).__name__})
    response = problem(503, "Try again later")
    response.headers["Retry-After"] = "5"
    return response


def add_outage_handlers(app: FastAPI) -> None:
    """Register the handler for each class that an outage raises."""
    for kind in (OSError, PoolTimeoutError, DBAPIError):
        app.exception_handler(kind)(handle_outage)
