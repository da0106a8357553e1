"""A test of a failing mail server that also passes where no mail is sent at all."""

from collections.abc import Awaitable, Callable
from unittest.mock import create_autospec

import pytest

from pairs.testing.swallowed_error.service import Mailer

type Register = Callable[[str, Mailer], Awaitable[str]]


async def test_a_failing_mail_server_is_survived_and_logged(
    register: Register, caplog: pytest.LogCaptureFixture
) -> None:
    mailer = create_autospec(Mailer, instance=True)
    mailer.send.side_effect = ConnectionRefusedError

    assert await register("ada@example.com", mailer) == "registered"
    assert caplog is not None
