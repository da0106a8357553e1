"""A line without level, time and place."""


def start(port: int) -> None:
    """Log where the server listens."""
    print("listening on", port)
