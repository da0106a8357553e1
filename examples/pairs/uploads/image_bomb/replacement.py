"""Decode an image whose size in pixels is known to be small."""

from pathlib import Path

from PIL import Image

MAX_PIXELS = 20_000_000


def thumbnail(source: Path, target: Path) -> None:
    """Write a small version of an image."""
    with Image.open(source, formats=("PNG", "JPEG")) as image:
        if image.width * image.height > MAX_PIXELS:  # from the header; nothing is decoded yet
            raise ValueError("The image has too many pixels")
        image.thumbnail((256, 256))
        image.save(target)
