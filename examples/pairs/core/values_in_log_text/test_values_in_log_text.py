"""A log line must have a name, and its values apart."""

import logging
from types import ModuleType

import pytest

from pairs.core.values_in_log_text import forbidden, replacement


def messages(module: ModuleType, caplog: pytest.LogCaptureFixture) -> set[str]:
    """Return the different messages of three orders."""
    with caplog.at_level(logging.INFO):
        for order_id in (1, 2, 3):
            module.paid(order_id)
    return {record.getMessage() for record in caplog.records}


def test_values_in_the_text_make_every_message_another(caplog: pytest.LogCaptureFixture) -> None:
    assert len(messages(forbidden, caplog)) == 3


def test_values_as_fields_leave_one_message(caplog: pytest.LogCaptureFixture) -> None:
    assert messages(replacement, caplog) == {"order_paid"}
    assert [vars(record)["order_id"] for record in caplog.records] == [1, 2, 3]
