"""How many CPUs this process may use, which is not how many there are."""

import os
import subprocess
import sys

count = "import os; print(os.process_cpu_count())"

if hasattr(os, "sched_setaffinity"):  # Linux
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print("pinned to one CPU:", os.process_cpu_count())

limited = subprocess.run(
    [sys.executable, "-c", count],
    capture_output=True,
    check=True,
    env=os.environ | {"PYTHON_CPU_COUNT": "3"},
    text=True,
)
print("PYTHON_CPU_COUNT=3:", limited.stdout.strip())
