"""A mock with the signature of the real class."""

from collections.abc import Awaitable, Callable
from unittest.mock import create_autospec

from pairs.testing.swallowed_error.service import Mailer

type Send = Callable[[Mailer, str], Awaitable[None]]


async def test_a_welcome_mail_is_sent(send_welcome: Send) -> None:
    mailer = create_autospec(Mailer, instance=True)
    await send_welcome(mailer, "ada@example.com")
    mailer.send.assert_awaited_once_with(to="ada@example.com", subject="Welcome")
