"""Compiled templates, kept in memory: MkDocs makes a new Jinja environment for every build."""

from jinja2.bccache import Bucket, BytecodeCache


class Bytecode(BytecodeCache):
    """Keeps what was compiled by the digest of its source, as long as the process lives."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket what was compiled from the same source, if anything was."""
        if code := self._kept.get(f"{bucket.key}{bucket.checksum}"):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[f"{bucket.key}{bucket.checksum}"] = bucket.bytecode_to_string()
