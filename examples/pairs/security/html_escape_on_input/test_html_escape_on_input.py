"""A page shows what was written, not its escaped form."""

import html

from pairs.security.html_escape_on_input import forbidden, replacement


def test_a_text_is_escaped_twice() -> None:
    assert html.escape(forbidden.Comment(text="a & b").text) == "a &amp;amp; b"


def test_a_text_is_escaped_once() -> None:
    assert html.escape(replacement.Comment(text="a & b").text) == "a &amp; b"
