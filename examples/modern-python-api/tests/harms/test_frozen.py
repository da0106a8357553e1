"""Frozen dataclasses that are not."""

from copy import replace
from dataclasses import dataclass, field

import pytest


@dataclass(frozen=True, slots=True)
class Labels:
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FrozenLabels:
    names: tuple[str, ...] = ()


def test_a_list_in_a_frozen_dataclass_can_be_changed_and_not_be_hashed() -> None:
    labels = Labels()

    labels.names.append("new")

    assert labels.names == ["new"]
    with pytest.raises(TypeError, match="unhashable"):
        hash(labels)


def test_a_tuple_stays_and_a_change_is_a_copy() -> None:
    labels = FrozenLabels()

    changed = replace(labels, names=("new",))

    assert labels.names == ()
    assert {labels, changed} == {FrozenLabels(), FrozenLabels(("new",))}
