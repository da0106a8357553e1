"""Measure how long the build and each part of the tests take.

`make bench` runs this; it prints a Markdown table with the command of each figure.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
RUNS = 3


def main() -> int:
    """Print the table; return the exit status of the first command that failed."""
    print(f"{os.process_cpu_count()} cores, Python {sys.version.split()[0]}\n")
    print("| what | median of | seconds | command |\n| --- | --: | --: | --- |")
    with TemporaryDirectory() as folder:
        commands = [
            ("check the rules", RUNS, "python -m rulebook check"),
            ("build the site", RUNS, f"mkdocs build --quiet --strict --site-dir {folder}/site"),
        ]
        commands += [
            (f"tests: {name}", 1, f"pytest -q -n auto --dist loadgroup {name}")
            for name in sorted(
                path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")
            )
        ]
        for what, runs, command in commands:
            seconds = []
            for _ in range(runs):
                begin = perf_counter()
                done = _run(command)
                seconds.append(perf_counter() - begin)
                if done.returncode:
                    sys.stderr.write(f"{command} failed:\n{done.stdout}")
                    return done.returncode
            shown = command.replace(folder, "…")
            print(f"| {what} | {runs} | {median(seconds):.1f} | `{shown}` |", flush=True)
    return 0


def _run(command: str) -> subprocess.CompletedProcess[str]:
    name, *rest = command.split()
    program = shutil.which(name, path=str(BIN)) or name
    return subprocess.run(
        [program, *rest],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main())
