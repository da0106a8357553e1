"""A small archive does not become a large file."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from pairs.uploads.archive_bomb import forbidden, replacement

LIMIT = 1_000_000


@pytest.fixture
def bomb() -> ZipFile:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(50 * LIMIT))
    assert len(packed.getvalue()) < LIMIT / 10
    return ZipFile(packed)


def test_the_whole_content_is_unpacked(bomb: ZipFile) -> None:
    assert len(forbidden.read_member(bomb, "a", LIMIT)) == 50 * LIMIT


def test_unpacking_stops_at_the_limit(bomb: ZipFile) -> None:
    with pytest.raises(ValueError, match="too large"):
        replacement.read_member(bomb, "a", LIMIT)
