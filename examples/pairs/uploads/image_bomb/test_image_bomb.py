"""An image of a few kilobytes does not decode to hundreds of megabytes."""

from pathlib import Path

import pytest
from PIL import Image

from pairs.uploads.image_bomb import forbidden, replacement


@pytest.fixture
def bomb(tmp_path: Path) -> Path:
    path = tmp_path / "bomb.png"
    Image.new("L", (8000, 8000)).save(path)  # 64 million pixels, below Pillow's own limit
    assert path.stat().st_size < 100_000
    return path


def test_all_pixels_are_decoded(bomb: Path, tmp_path: Path) -> None:
    forbidden.thumbnail(bomb, tmp_path / "small.png")


def test_an_image_with_too_many_pixels_is_rejected(bomb: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="too many pixels"):
        replacement.thumbnail(bomb, tmp_path / "small.png")
