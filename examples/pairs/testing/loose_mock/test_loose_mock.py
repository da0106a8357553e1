"""A call that the real class rejects, and one that is not awaited, must break a test."""

import pytest

from pairs.testing.loose_mock import forbidden, replacement, service

WRONG = (service.send_to_unknown_parameter, service.send_without_await)


@pytest.mark.parametrize("send", [service.send_welcome, *WRONG])
async def test_a_mock_without_a_signature_passes(send: object) -> None:
    await forbidden.test_a_welcome_mail_is_sent(send)  # type: ignore[arg-type]  # a parametrized function


async def test_a_mock_with_the_signature_passes_what_is_right() -> None:
    await replacement.test_a_welcome_mail_is_sent(service.send_welcome)


@pytest.mark.parametrize("send", WRONG)
async def test_a_mock_with_the_signature_fails(send: object) -> None:
    with pytest.raises((TypeError, AssertionError)):
        await replacement.test_a_welcome_mail_is_sent(send)  # type: ignore[arg-type]  # a parametrized function
