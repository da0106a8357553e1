"""A moment without a zone is another one on each machine."""

from pairs.testing.naive_faker_date import forbidden, replacement


def test_faker_gives_no_zone_by_itself() -> None:
    assert forbidden.VisitFactory.build().at.tzinfo is None


def test_with_tzinfo_the_moment_is_certain() -> None:
    assert replacement.VisitFactory.build().at.tzinfo is not None
