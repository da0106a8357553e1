"""An event of the log."""

import logging

logger = logging.getLogger(__name__)


def start(port: int) -> None:
    """Log where the server listens."""
    logger.info("listening", extra={"port": port})
