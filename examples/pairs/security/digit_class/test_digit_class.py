"""A code is made of the digits 0 to 9."""

from pairs.security.digit_class import forbidden, replacement

DEVANAGARI = "१२३४५६"


def test_other_digits_pass() -> None:
    assert forbidden.is_code(DEVANAGARI)


def test_other_digits_are_rejected() -> None:
    assert not replacement.is_code(DEVANAGARI)
    assert replacement.is_code("123456")
