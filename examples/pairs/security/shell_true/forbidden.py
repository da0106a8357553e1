"""Run a command line."""

import subprocess


def convert(name: str) -> None:
    """Convert a file."""
    subprocess.run(f"convert {name} out.png", shell=True, check=True)
