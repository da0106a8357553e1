"""Read a file of an archive up to a limit."""

from zipfile import ZipFile


def read_member(archive: ZipFile, name: str, max_bytes: int) -> bytes:
    """Return the content of a file in the archive."""
    with archive.open(name) as member:
        content = member.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise ValueError("The archive's content is too large")
    return content
