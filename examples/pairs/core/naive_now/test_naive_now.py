"""A time without a zone cannot be compared with one that has it."""

from datetime import UTC, datetime

import pytest

from pairs.core.naive_now import forbidden, replacement

PAST = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.filterwarnings("ignore:datetime.datetime.utcnow:DeprecationWarning")
def test_utcnow_cannot_be_compared() -> None:
    with pytest.raises(TypeError, match="naive"):
        forbidden.is_over(PAST)


def test_now_with_a_zone_can() -> None:
    assert replacement.is_over(PAST)
