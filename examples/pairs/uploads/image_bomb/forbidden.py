"""Decode an image that was uploaded."""

from pathlib import Path

from PIL import Image

MAX_PIXELS = 20_000_000


def thumbnail(source: Path, target: Path) -> None:
    """Write a small version of an image."""
    with Image.open(source, formats=("PNG", "JPEG")) as image:
        image.thumbnail((256, 256))
        image.save(target)
