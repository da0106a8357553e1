"""A test that expects one error."""

from collections.abc import Callable

import pytest


def test_a_missing_user_is_named(find: Callable[[str], str]) -> None:
    with pytest.raises(ValueError, match=r"^User ada not found$"):
        find("ada")
