"""A search for a user, with a mistake of another kind."""


def find(user_id: str) -> str:
    """Return a user's name, or raise `ValueError`."""
    raise ValueError(f"User {user_id} not found")


def find_by_number(user_id: str) -> str:
    """Raise `ValueError` for what is not a number, before it looks."""
    return str(int(user_id))
