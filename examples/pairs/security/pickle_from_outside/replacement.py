"""Read data from outside."""

import json


def load(data: bytes) -> object:
    """Return the content."""
    content: object = json.loads(data)
    return content
