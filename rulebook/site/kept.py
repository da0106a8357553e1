"""Results that are kept on disk from run to run, by the digest of what they are made of."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path


def kept(folder: Path, key: tuple[str, ...], make: Callable[[], str]) -> str:
    """Return what `make` returned for the same `key` at an earlier time, or what it returns now.

    `key` must name all that the result depends on, versions of libraries included. Files in
    `folder` are written whole or not at all, and may be deleted at any time.
    """
    digest = sha256("\0".join(key).encode()).hexdigest()
    file = folder / digest
    try:
        return file.read_bytes().decode()
    except FileNotFoundError:
        text = make()
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{digest}.{id(text)}")
    unfinished.write_bytes(text.encode())
    unfinished.replace(file)
    return text
