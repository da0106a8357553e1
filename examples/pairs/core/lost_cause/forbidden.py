"""An error that looks like a bug in the handler of another."""


def port(text: str) -> int:
    """Return the number of a port.

    Raises:
        LookupError: `text` is not a number.
    """
    try:
        return int(text)
    except ValueError:
        message = "no such port"
        raise LookupError(message)
