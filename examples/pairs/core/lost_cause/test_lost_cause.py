"""Whoever reads a traceback must see which error was handled, and which went wrong."""

import pytest

from pairs.core.lost_cause import forbidden, replacement


def test_an_error_without_a_cause_looks_like_a_second_mistake() -> None:
    with pytest.raises(LookupError, match="no such port") as raised:
        forbidden.port("http")
    assert raised.value.__cause__ is None


def test_an_error_with_a_cause_names_it() -> None:
    with pytest.raises(LookupError, match="no such port") as raised:
        replacement.port("http")
    assert isinstance(raised.value.__cause__, ValueError)
