"""Accept the digits of every script."""

import re


def is_code(text: str) -> bool:
    """Return whether a text is a code of six digits."""
    return re.fullmatch(r"\d{6}", text) is not None
