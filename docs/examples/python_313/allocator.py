"""mimalloc is in the build; the ordinary build allocates with pymalloc."""

import os
import subprocess
import sys


def block_threshold(**settings: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", "import sys; sys._debugmallocstats()"],
        capture_output=True,
        check=True,
        env=os.environ | settings,
        text=True,
    )
    return run.stderr.splitlines()[0]


print("as installed:", block_threshold())
print("PYTHONMALLOC=pymalloc:", block_threshold(PYTHONMALLOC="pymalloc"))
print("PYTHONMALLOC=mimalloc:", block_threshold(PYTHONMALLOC="mimalloc"))
