"""One finding is hidden, and there is a reason."""

import json


def names(text: str) -> list[str]:
    """Return the names in a JSON list."""
    return json.loads(text)  # type: ignore[no-any-return]  # the file is ours: a list of names
