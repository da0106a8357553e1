"""Read objects from outside."""

import pickle


def load(data: bytes) -> object:
    """Return the content."""
    return pickle.loads(data)
