"""Types as they were before Python 3.10."""

from typing import Optional, Union


def parse(text: Union[str, bytes]) -> Optional[int]:
    """Return the number that `text` is, or nothing."""
    return int(text) if text else None
