"""Addresses that exist pass, and those that cannot exist do not."""

import pytest
from pydantic import ValidationError

from pairs.security.own_email_pattern import forbidden, replacement


def test_a_pattern_is_wrong_both_ways() -> None:
    forbidden.User(email="a..b@example.com")
    with pytest.raises(ValidationError, match="email"):
        forbidden.User(email="o'neill@example.com")


def test_a_parser_is_right() -> None:
    replacement.User(email="o'neill@example.com")
    with pytest.raises(ValidationError, match="email"):
        replacement.User(email="a..b@example.com")
