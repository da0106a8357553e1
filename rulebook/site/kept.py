"""Results that are kept on disk from run to run, by the digest of what they are made of."""

from collections.abc import Callable
from hashlib import sha256
from os import getpid
from pathlib import Path


class Cache:
    """A folder for what is kept, once a run says where it is; before, nothing is kept."""

    folder: Path | None = None

    def kept(self, key: tuple[str, ...], make: Callable[[], str]) -> str:
        """Return what `make` returned for the same `key`, as the function `kept` does."""
        return kept(self.folder, key, make) if self.folder else make()


def kept(folder: Path, key: tuple[str, ...], make: Callable[[], str]) -> str:
    """Return what `make` returned for the same `key` at an earlier time, or what it returns now.

    `key` must name all that the result depends on, versions of libraries included. Files in
    `folder` are written whole or not at all, and may be deleted at any time.
    """
    return kept_bytes(folder, key, lambda: make().encode()).decode()


def kept_bytes(folder: Path, key: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
    """Return what `make` returned for the same `key`, as `kept` does for text."""
    digest = sha256("\0".join(key).encode()).hexdigest()
    file = folder / digest
    try:
        return file.read_bytes()
    except FileNotFoundError:
        content = make()
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{digest}.{getpid()}.{id(content)}")
    unfinished.write_bytes(content)
    unfinished.replace(file)
    return content
