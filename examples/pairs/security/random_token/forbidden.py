"""A token from a generator that can be predicted."""

import random
import string


def new_token() -> str:
    """Return a new token."""
    return "".join(random.choices(string.ascii_letters, k=22))
