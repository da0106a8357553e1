"""An error with its cause."""


def port(text: str) -> int:
    """Return the number of a port.

    Raises:
        LookupError: `text` is not a number.
    """
    try:
        return int(text)
    except ValueError as error:
        message = "no such port"
        raise LookupError(message) from error
