"""Compare secrets with `==`."""


def is_right(sent_token: str, expected_token: str) -> bool:
    """Return whether the key is right."""
    return sent_token == expected_token
