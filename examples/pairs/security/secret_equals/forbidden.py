"""Compare secrets with `==`."""


def is_right(api_key: str, sent_key: str) -> bool:
    """Return whether the key is right."""
    return api_key == sent_key
