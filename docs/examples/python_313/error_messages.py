"""Error messages name the likely cause."""

import subprocess
import sys
import textwrap
from pathlib import Path
from tempfile import TemporaryDirectory


def show_error(folder: str, code: str) -> None:
    script = Path(folder, "random.py")  # hides the standard module
    script.write_text(code, encoding="utf-8")
    command = [sys.executable, str(script)]
    run = subprocess.run(command, capture_output=True, check=False, text=True)
    message = run.stderr.splitlines()[-1].replace(folder, "…")
    print(textwrap.fill(message, width=76))


with TemporaryDirectory() as folder:
    show_error(folder, "'a,b'.split(max_split=1)")
    show_error(folder, "import random\nrandom.randint(1, 6)")
