"""A value cannot end the string that contains it."""

from pairs.security.sql_from_strings import forbidden, replacement

ATTACK = "' OR true --"


def test_a_value_becomes_sql() -> None:
    assert "OR true" in str(forbidden.find(ATTACK))


def test_a_value_stays_a_value() -> None:
    assert "OR true" not in str(replacement.find(ATTACK))
