"""Write values beside the text of a log line."""

import logging

logger = logging.getLogger(__name__)


def log_failure(user_id: int) -> None:
    """Log a failed login."""
    logger.warning("login_failed", extra={"user_id": user_id})
