"""Colour in tracebacks: on a terminal, and where you ask for it."""

import os
import subprocess
import sys

COLOURS = ("NO_COLOR", "FORCE_COLOR", "PYTHON_COLORS", "TERM")
plain = {name: os.environ[name] for name in os.environ if name not in COLOURS}


def coloured(**settings: str) -> bool:
    command = [sys.executable, "-c", "1 / 0"]
    environment = plain | settings
    run = subprocess.run(command, capture_output=True, check=False, env=environment)
    return b"\x1b[" in run.stderr


print("captured, as in CI:", coloured())
print("FORCE_COLOR=1:", coloured(FORCE_COLOR="1"))
print("FORCE_COLOR=1 NO_COLOR=1:", coloured(FORCE_COLOR="1", NO_COLOR="1"))
print("NO_COLOR=1 PYTHON_COLORS=1:", coloured(NO_COLOR="1", PYTHON_COLORS="1"))
