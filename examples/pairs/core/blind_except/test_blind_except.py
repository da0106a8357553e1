"""A mistake of ours must not look like bad input."""

from typing import Any

import pytest

from pairs.core.blind_except import forbidden, replacement

MISTAKE: Any = ["1"]


def test_every_mistake_becomes_a_zero() -> None:
    assert forbidden.count(MISTAKE) == 0


def test_a_mistake_is_seen() -> None:
    assert replacement.count("one") == 0
    with pytest.raises(TypeError):
        replacement.count(MISTAKE)
