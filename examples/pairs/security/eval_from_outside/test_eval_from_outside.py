"""Whoever sends the text must not choose what runs."""

import os

import pytest

from pairs.security.eval_from_outside import forbidden, replacement

CALL = "__import__('os').getpid()"


def test_eval_runs_what_the_sender_wrote() -> None:
    assert forbidden.load(CALL) == os.getpid()


def test_json_runs_nothing() -> None:
    assert replacement.load("[1, 2]") == [1, 2]
    with pytest.raises(ValueError, match="Expecting value"):
        replacement.load(CALL)
