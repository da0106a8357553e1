"""Mail. It leaves after the response, in the background, so a slow server delays nobody."""

from email.message import EmailMessage
from typing import Protocol

import aiosmtplib
import structlog

from app.config import Settings

_logger = structlog.get_logger(__name__)


class Mailer(Protocol):
    """Sends one mail."""

    async def send(self, *, to: str, subject: str, body: str) -> None:
        """Send it, or raise what the server said."""


class SmtpMailer:
    """Sends through an SMTP server."""

    def __init__(self, settings: Settings) -> None:
        """Take server, login and sender from `settings`."""
        self._settings = settings

    async def send(self, *, to: str, subject: str, body: str) -> None:
        """Send one mail; `EmailMessage` refuses line breaks in addresses and subject."""
        message = EmailMessage()
        message["From"] = self._settings.mail_sender
        message["To"] = to
        message["Subject"] = subject
        message.set_content(body)
        password = self._settings.smtp_password
        await aiosmtplib.send(
            message,
            hostname=self._settings.smtp_host,
            port=self._settings.smtp_port,
            username=self._settings.smtp_username,
            password=password.get_secret_value() if password else None,
            start_tls=self._settings.smtp_start_tls,
            timeout=10,
        )


class LogMailer:
    """Stands in where no server is configured: the log tells that a mail was due."""

    async def send(self, *, to: str, subject: str, body: str) -> None:  # noqa: ARG002 - personal
        """Log the subject only: address and body are personal."""
        _logger.info("mail_not_sent", reason="SMTP_HOST is not set", subject=subject)


def create_mailer(settings: Settings) -> Mailer:
    """Return the mailer that `settings` ask for."""
    return SmtpMailer(settings) if settings.smtp_host else LogMailer()


async def send_welcome(mailer: Mailer, *, to: str, name: str) -> None:
    """Greet a new user. A background task has nobody to raise to, so failures go to the log.

    Background tasks die with the process: mail that must arrive belongs in a durable queue.
    """
    try:
        await mailer.send(to=to, subject="Welcome", body=f"Hello {name},\n\nyour account is ready.")
    except (aiosmtplib.SMTPException, OSError) as error:
        # Neither text nor traceback: what a mail server says repeats the address.
        _logger.error(  # noqa: TRY400 - see above
            "welcome_mail_failed", error=type(error).__name__, code=getattr(error, "code", None)
        )
