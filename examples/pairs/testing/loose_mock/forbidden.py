"""A mock that accepts every call."""

from collections.abc import Awaitable, Callable
from unittest.mock import AsyncMock

from pairs.testing.swallowed_error.service import Mailer

type Send = Callable[[Mailer, str], Awaitable[None]]


async def test_a_welcome_mail_is_sent(send_welcome: Send) -> None:
    mailer = AsyncMock()
    await send_welcome(mailer, "ada@example.com")
    mailer.send.assert_called_once()
