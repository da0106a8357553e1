"""A message of a stranger is shown, not run."""

from pairs.security.html_from_strings import forbidden, replacement

SCRIPT = "<script>alert(1)</script>"


def test_a_script_is_in_the_page() -> None:
    assert SCRIPT.encode() in forbidden.show(SCRIPT).body


def test_a_script_is_text() -> None:
    assert SCRIPT.encode() not in replacement.show(SCRIPT).body
