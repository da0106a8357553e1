"""A welcome mail, and two ways to get it wrong."""

import warnings

from pairs.testing.swallowed_error.service import Mailer


async def send_welcome(mailer: Mailer, email: str) -> None:
    """Send the mail."""
    await mailer.send(to=email, subject="Welcome")


async def send_to_unknown_parameter(mailer: Mailer, email: str) -> None:
    """Send the mail by a parameter that the mailer lacks."""
    await mailer.send(recipient=email)  # type: ignore[call-arg]  # the mistake


async def send_without_await(mailer: Mailer, email: str) -> None:
    """Make a coroutine that is never run."""
    with warnings.catch_warnings(action="ignore"):
        mailer.send(to=email, subject="Welcome")  # type: ignore[unused-coroutine]  # the mistake
