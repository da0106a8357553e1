"""A line break after a name is not part of it."""

from pairs.security.dollar_newline import forbidden, replacement


def test_a_line_break_passes() -> None:
    assert forbidden.is_name("alice\n")


def test_a_line_break_is_rejected() -> None:
    assert not replacement.is_name("alice\n")
    assert replacement.is_name("alice")
