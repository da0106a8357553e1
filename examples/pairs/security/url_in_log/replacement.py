"""Log the path of a request."""

import logging

from fastapi import Request

logger = logging.getLogger(__name__)


def log_request(request: Request) -> None:
    """Log a request."""
    logger.info("request", extra={"path": request.url.path})
