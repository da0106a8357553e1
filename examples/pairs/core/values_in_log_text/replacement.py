"""One event, with the value as a field."""

import logging

logger = logging.getLogger(__name__)


def paid(order_id: int) -> None:
    """Log that an order was paid."""
    logger.info("order_paid", extra={"order_id": order_id})
