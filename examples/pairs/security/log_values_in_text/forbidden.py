"""Write values into the text of a log line."""

import logging

logger = logging.getLogger(__name__)


def log_failure(user_id: int) -> None:
    """Log a failed login."""
    logger.warning(f"login failed: {user_id}")
