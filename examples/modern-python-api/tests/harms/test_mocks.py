"""Mocks that know nothing of what they stand for: they pass whatever the code does."""

import warnings
from unittest.mock import AsyncMock, create_autospec

import pytest


class SmtpMailer:
    async def send(self, *, to: str) -> None:
        """Send a mail."""
        raise NotImplementedError(to)


async def send_welcome(mailer: SmtpMailer) -> None:
    """Send a mail, with two mistakes: nobody awaits, and no such parameter exists."""
    mailer.send(recipient="hong@example.com")  # type: ignore[call-arg, unused-coroutine]


async def test_a_bare_mock_passes_whatever_is_called_however() -> None:
    mailer = AsyncMock()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # "was never awaited"

        await send_welcome(mailer)

        mailer.send.assert_called_once()
        with pytest.raises(AssertionError):
            mailer.send.assert_awaited_once()


async def test_a_mock_with_the_signature_of_the_real_thing_refuses() -> None:
    mailer = create_autospec(SmtpMailer, instance=True)

    with pytest.raises(TypeError, match="missing a required keyword-only argument"):
        await send_welcome(mailer)
