"""A long passphrase is better than a word with a capital, a digit and a sign."""

from pairs.security.password_classes import forbidden, replacement


def test_kinds_prefer_the_weak_one() -> None:
    assert forbidden.is_strong("Password1!")
    assert not forbidden.is_strong("correct horse battery staple")


def test_length_prefers_the_strong_one() -> None:
    assert not replacement.is_strong("Password1!")
    assert replacement.is_strong("correct horse battery staple")
