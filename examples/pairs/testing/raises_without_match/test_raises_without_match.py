"""An error for another reason must break a test."""

import pytest

from pairs.testing.raises_without_match import forbidden, replacement, service


def test_without_match_another_error_passes() -> None:
    forbidden.test_a_missing_user_is_named(service.find)
    forbidden.test_a_missing_user_is_named(service.find_by_number)


def test_with_match_another_error_fails() -> None:
    replacement.test_a_missing_user_is_named(service.find)
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        replacement.test_a_missing_user_is_named(service.find_by_number)
