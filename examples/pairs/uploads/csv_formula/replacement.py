"""Write what users typed into a CSV file, as text."""

import csv
from collections.abc import Iterable
from io import StringIO


def as_text(value: str) -> str:
    """Return the value so that no spreadsheet takes it for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def write_names(names: Iterable[str]) -> str:
    """Return a CSV file of the names."""
    target = StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(["name"])
    writer.writerows([as_text(name)] for name in names)
    return target.getvalue()
