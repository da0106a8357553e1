"""A failing mail leaves a line in the log that names nobody."""

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
    except (smtplib.SMTPException, OSError) as error:
        code = getattr(error, "smtp_code", None)
        # Not exception(): the traceback ends with the text, and the text holds the address.
        extra = {"error": type(error).__name__, "code": code}
        logger.error("mail_failed", extra=extra)  # noqa: TRY400 - see above
