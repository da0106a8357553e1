"""Write what was measured beside its program, with what one must know to compare it."""

import json
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("fastapi", "uvicorn", "sqlalchemy", "asyncpg", "redis")


def processor() -> str:
    """Return the processor's name, or that of its architecture where the system tells no more."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "") or platform.machine()


def write(program: str, figures: dict[str, object], *, load_average: float) -> Path:
    """Write `figures` to the JSON file beside `program` and return its path.

    `load_average` is that of the minute before the run: beside other work, figures are worse.
    """
    file = Path(program).with_suffix(".json")
    record = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": {
            "processor": processor(),
            "cores": os.cpu_count(),
            "memory_gib": round(
                os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1
            ),
            "load_average_before": round(load_average, 1),
        },
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in PACKAGES},
        },
        "figures": figures,
    }
    file.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n")
    return file
