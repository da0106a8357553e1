"""Accept the digits 0 to 9."""

import re


def is_code(text: str) -> bool:
    """Return whether a text is a code of six digits."""
    return re.fullmatch(r"[0-9]{6}", text) is not None
