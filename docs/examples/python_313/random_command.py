"""`python -m random` draws from the shell."""

import subprocess
import sys


def draw(*arguments: str) -> str:
    command = [sys.executable, "-m", "random", *arguments]
    run = subprocess.run(command, capture_output=True, check=True, text=True)
    return run.stdout.strip()


print(draw("--choice", "red", "green", "blue") in {"red", "green", "blue"})
print(1 <= int(draw("--integer", "6")) <= 6)
print(0 <= float(draw("--float", "1")) <= 1)
