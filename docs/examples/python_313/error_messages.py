"""Error messages name the likely cause."""

import subprocess
import sys
import textwrap
from pathlib import Path
from tempfile import TemporaryDirectory


def last_line(*arguments: str) -> str:
    command = [sys.executable, *arguments]
    run = subprocess.run(command, capture_output=True, check=False, text=True)
    return run.stderr.splitlines()[-1]


print(last_line("-c", "'a,b'.split(max_split=1)"))

with TemporaryDirectory() as folder:
    script = Path(folder, "random.py")  # hides the standard module
    script.write_text("import random\nrandom.randint(1, 6)\n", encoding="utf-8")
    message = last_line(str(script)).replace(folder, "…")
    print(textwrap.fill(message, width=76))
