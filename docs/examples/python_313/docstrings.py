"""The compiler strips the indentation of docstrings."""


def area(width: int, height: int) -> int:
    """Multiply.

    Args:
        width: in metres
        height: in metres

    """
    return width * height


print(repr(area.__doc__))
