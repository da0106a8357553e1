"""Read a literal from outside."""

import json


def load(text: str) -> object:
    """Return the value."""
    value: object = json.loads(text)
    return value
