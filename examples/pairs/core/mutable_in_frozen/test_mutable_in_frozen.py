"""A frozen value must stay what it is, and be a key."""

from copy import replace

import pytest

from pairs.core.mutable_in_frozen import forbidden, replacement


def test_a_list_in_it_changes_and_cannot_be_hashed() -> None:
    labels = forbidden.Labels()
    labels.names.append("new")
    assert labels.names == ["new"]
    with pytest.raises(TypeError, match="unhashable"):
        hash(labels)


def test_a_tuple_stays_and_a_change_is_a_copy() -> None:
    labels = replacement.Labels()
    changed = replace(labels, names=("new",))
    assert labels.names == ()
    assert len({labels, changed}) == 2
