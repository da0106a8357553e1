"""A failing mail leaves its address in the log."""

import logging
import smtplib
from email.message import EmailMessage

logger = logging.getLogger(__name__)


def send_welcome(host: str, port: int, address: str) -> None:
    """Send the mail; a plain `def`, so a background task runs it in a thread."""
    message = EmailMessage()
    message["From"], message["To"] = "shop@example.com", address
    message["Subject"] = "Welcome"
    message.set_content("Your account is ready.")
    try:
        with smtplib.SMTP(host, port, timeout=10) as server:
            server.send_message(message)
    except (smtplib.SMTPException, OSError):
        logger.exception("mail_failed")
