"""A registration that sends a mail, and what becomes of it."""

import logging
from contextlib import suppress

logger = logging.getLogger("service")


class Mailer:
    """What sends mail."""

    async def send(self, *, to: str, subject: str) -> None:
        """Send one mail."""


async def register(email: str, mailer: Mailer) -> str:
    """Register, also when the mail server is away: then the log says so."""
    try:
        await mailer.send(to=email, subject="Welcome")
    except OSError as error:
        logger.warning("mail_failed", extra={"kind": type(error).__name__})
    return "registered"


async def register_in_silence(email: str, mailer: Mailer) -> str:
    """Register, and tell nobody that no mail has left."""
    with suppress(OSError):
        await mailer.send(to=email, subject="Welcome")
    return "registered"


async def register_without_mail(email: str, mailer: Mailer) -> str:
    """Register, and forget the mail."""
    del email, mailer
    return "registered"
