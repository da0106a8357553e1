"""A change to the theme's output takes effect, or fails."""

import pytest

from rulebook.site.substitution import NothingReplacedError, replace_once


def test_what_is_there_once_is_replaced() -> None:
    assert (
        replace_once('<a href="x">', r'href="(\w)"', r'href="\1/"', "the link") == '<a href="x/">'
    )


@pytest.mark.parametrize(("text", "found"), [("", "nowhere"), ("xx", "2 times")])
def test_what_is_not_there_once_fails(text: str, found: str) -> None:
    with pytest.raises(NothingReplacedError, match=f"the letter is {found} where it was once"):
        replace_once(text, "x", "y", "the letter")
