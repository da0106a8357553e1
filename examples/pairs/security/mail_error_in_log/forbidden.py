"""Log the text of an error of the mail server."""

import logging
from email.message import EmailMessage
from smtplib import SMTP, SMTPException

logger = logging.getLogger(__name__)


def send(server: SMTP, message: EmailMessage) -> None:
    """Send a message; its loss is logged."""
    try:
        server.send_message(message)
    except SMTPException as error:
        logger.warning("Mail not sent: %s", error)
