"""A default is made once, when the function is defined."""

from pairs.core.mutable_default import forbidden, replacement


def test_a_list_as_default_remembers_earlier_calls() -> None:
    assert [len(forbidden.add("a")) for _ in range(3)] == [1, 2, 3]


def test_none_as_default_does_not() -> None:
    assert [len(replacement.add("a")) for _ in range(3)] == [1, 1, 1]
