"""The line that shows how far a long run is, where the output is a terminal."""

import sys


def show_progress(text: str) -> None:
    """Show `text` in the place of what was shown before; "" leaves nothing."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)  # noqa: T201 - for people
