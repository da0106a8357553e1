"""Changes to the output of others that must take effect, or fail."""

import re


class NothingReplacedError(ValueError):
    """Somebody else's output is not what it was when this change to it was written."""


def replace_once(text: str, pattern: str | re.Pattern[str], replacement: str, what: str) -> str:
    """Return `text` with the one match of `pattern` replaced, as `re.sub` replaces it.

    `what` names what is looked for, in the message.

    Raises:
        NothingReplacedError: there is no match, or more than one.

    """
    replaced, count = re.subn(pattern, replacement, text)
    if count != 1:
        found = f"{count} times" if count else "nowhere"
        message = f"{what} is {found} where it was once: has the theme changed?"
        raise NothingReplacedError(message)
    return replaced
