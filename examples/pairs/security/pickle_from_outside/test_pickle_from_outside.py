"""Whoever sends the data must not choose what runs."""

import os
import pickle

import pytest

from pairs.security.pickle_from_outside import forbidden, replacement


class Command:
    """An object whose pickle calls a function."""

    def __reduce__(self) -> tuple[object, ...]:
        """Return the call that unpickling makes."""
        return os.getpid, ()


def test_unpickling_runs_a_function_that_the_sender_chose() -> None:
    assert forbidden.load(pickle.dumps(Command())) == os.getpid()


def test_json_runs_nothing() -> None:
    assert replacement.load(b'{"a": [1]}') == {"a": [1]}
    with pytest.raises(ValueError, match=r"decode|Expecting"):
        replacement.load(pickle.dumps(Command()))
