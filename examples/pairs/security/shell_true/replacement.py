"""Run a program with arguments."""

import subprocess


def convert(name: str) -> None:
    """Convert a file."""
    subprocess.run(["convert", "--", name, "out.png"], check=True)  # noqa: S603, S607
