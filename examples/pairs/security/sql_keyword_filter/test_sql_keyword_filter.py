"""A filter of SQL's words rejects plain sentences, and bound parameters need none."""

import pytest

from pairs.security.sql_keyword_filter import forbidden, replacement

SENTENCE = "Please select a date -- or drop me a line"


def test_a_plain_sentence_is_rejected() -> None:
    with pytest.raises(ValueError, match="invalid characters"):
        forbidden.check_comment(SENTENCE)


def test_a_plain_sentence_passes() -> None:
    assert replacement.check_comment(SENTENCE) == SENTENCE
