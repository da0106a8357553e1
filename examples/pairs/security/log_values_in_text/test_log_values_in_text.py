"""Failed logins of two users are one event."""

from types import ModuleType

import pytest

from pairs.security.log_values_in_text import forbidden, replacement


@pytest.mark.parametrize(("module", "events"), [(forbidden, 2), (replacement, 1)])
def test_how_many_events_two_failed_logins_are(
    module: ModuleType, events: int, caplog: pytest.LogCaptureFixture
) -> None:
    module.log_failure(1)
    module.log_failure(2)
    assert len({record.getMessage() for record in caplog.records}) == events
