"""An error that nobody hears of, and a call that nobody makes, must break a test."""

import pytest

from pairs.testing.support import passes
from pairs.testing.swallowed_error import forbidden, replacement, service

BROKEN = (service.register_in_silence, service.register_without_mail)


@pytest.mark.parametrize("register", [service.register, *BROKEN])
async def test_the_answer_alone_notices_nothing(
    register: object, caplog: pytest.LogCaptureFixture
) -> None:
    assert await passes(
        forbidden.test_a_failing_mail_server_is_survived_and_logged(register, caplog)  # type: ignore[arg-type]  # a parametrized function
    )


@pytest.mark.parametrize("register", [service.register, *BROKEN])
async def test_call_and_log_notice_both(register: object, caplog: pytest.LogCaptureFixture) -> None:
    test = replacement.test_a_failing_mail_server_is_survived_and_logged(register, caplog)  # type: ignore[arg-type]  # a parametrized function
    assert await passes(test) is (register is service.register)
