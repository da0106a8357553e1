"""The new interactive interpreter knows commands; the basic one does not."""

import os
import pty
import sys
from contextlib import suppress

SESSION = b"exit\nexit()\n"  # the basic one needs the call


def talk(**settings: str) -> str:
    child, terminal = pty.fork()
    if child == 0:
        settings = {"TERM": "xterm", "PYTHON_HISTORY": os.devnull} | settings
        os.execve(sys.executable, [sys.executable, "-q"], os.environ | settings)
    os.write(terminal, SESSION)
    said = b""
    with suppress(OSError):  # on Linux: the other end has closed
        while received := os.read(terminal, 1024):
            said += received
    os.waitpid(child, 0)
    return said.decode()


for name, settings in {"new": {}, "basic": {"PYTHON_BASIC_REPL": "1"}}.items():
    answer = "asks for exit()" if "Use exit()" in talk(**settings) else "leaves"
    print(f"the {name} interpreter, told `exit`: {answer}")
