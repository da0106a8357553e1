"""A key with a letter outside of ASCII is wrong, not an error."""

import pytest

from pairs.security.compare_digest_text import forbidden, replacement


def test_text_outside_of_ascii_raises() -> None:
    with pytest.raises(TypeError, match="non-ASCII"):
        forbidden.matches("é", "key")


def test_bytes_are_compared() -> None:
    assert not replacement.matches("é", "key")
    assert replacement.matches("key", "key")
