"""Read a file of an archive."""

from zipfile import ZipFile


def read_member(archive: ZipFile, name: str, max_bytes: int) -> bytes:
    """Return the content of a file in the archive."""
    return archive.read(name)
