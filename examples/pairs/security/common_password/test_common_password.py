"""Length alone lets passwords pass that are first in every list."""

import pytest

from pairs.security.common_password import forbidden, replacement

EMAIL = "ann@example.com"
WEAK = ("a" * 15, " " * 15, EMAIL, "password12345678", "123456789012345", "qwertyuiopasdfgh")


@pytest.mark.parametrize("password", WEAK)
def test_a_long_password_passes(password: str) -> None:
    assert forbidden.hash_new_password(password, EMAIL)


@pytest.mark.parametrize("password", WEAK)
def test_a_password_that_is_easy_to_guess_is_rejected(password: str) -> None:
    with pytest.raises(ValueError, match="easy to guess"):
        replacement.hash_new_password(password, EMAIL)


def test_words_in_an_unusual_order_pass() -> None:
    assert replacement.hash_new_password("correct horse battery staple", EMAIL)


def test_a_password_of_any_length_is_judged_by_its_beginning() -> None:
    assert replacement.hash_new_password("correct horse battery staple" * 5, EMAIL)
    with pytest.raises(ValueError, match="easy to guess"):
        replacement.hash_new_password("a" * 32 + "correct horse battery staple", EMAIL)
