"""A test that any mistake of the same class makes pass."""

from collections.abc import Callable

import pytest


def test_a_missing_user_is_named(find: Callable[[str], str]) -> None:
    with pytest.raises(ValueError):
        find("ada")
