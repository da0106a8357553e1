"""Write what users typed into a CSV file."""

import csv
from collections.abc import Iterable
from io import StringIO


def write_names(names: Iterable[str]) -> str:
    """Return a CSV file of the names."""
    target = StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(["name"])
    writer.writerows([name] for name in names)
    return target.getvalue()
