"""Figures that the reference service's `make bench` recorded → tables for hand-written pages.

Everything here takes the project's root and the name of a record, such as `load` for `load.json`,
and raises `SourceError` with the file, what is wrong and how to fix it.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from rulebook.service.files import SERVICE, SourceError, read_text

BENCH: Final = f"{SERVICE}/bench"
"""Where the records are."""


def figures_table(
    root: Path, record: str, task: str, rows: Mapping[str, str], columns: Mapping[str, str]
) -> str:
    """Return the figures of `task` as a table in Markdown; all figures where `task` is empty.

    `rows` maps each measured way to its name on the page, in the page's order; `columns` maps ""
    to the heading above those names, and the wanted figures to theirs.
    """
    path = f"{BENCH}/{record}.json"
    figures = _read(root, record)["figures"]
    if task:
        if task not in figures:
            raise SourceError(path, f'no task "{task}"', f"it has {', '.join(figures)}")
        figures = figures[task]
    if set(rows) != set(figures):
        wrong = ", ".join(sorted(set(rows) ^ set(figures)))
        raise SourceError(path, f"the page and the record differ in {wrong}", "name what it holds")
    names = [name for name in columns if name]
    lines = [
        f"| {' | '.join(columns.values())} |",
        f"|{'---|'}{'---:|' * len(names)}",
    ]
    for way, title in rows.items():
        missing = [name for name in names if name not in figures[way]]
        if missing:
            known = ", ".join(figures[way])
            raise SourceError(path, f"{way} has no {', '.join(missing)}", f"it has {known}")
        cells = " | ".join(f"{figures[way][name]:,}" for name in names)
        lines.append(f"| {title} | {cells} |")
    return "\n".join(lines) + "\n"


def measured_on(root: Path, record: str, sentence: str) -> str:
    """Return `sentence` with what was measured where filled in.

    It may name `{date}`, `{processor}`, `{cores}`, `{memory_gib}`, `{load_average_before}` and
    the packages of the record, such as `{python}`.
    """
    found = _read(root, record)
    known = {"date": found["date"], **found["machine"], **found["versions"]}
    try:
        return sentence.format(**known)
    except KeyError as error:
        raise SourceError(
            f"{BENCH}/{record}.json", f"no {error.args[0]}", f"it has {', '.join(known)}"
        ) from None


def _read(root: Path, record: str) -> dict[str, Any]:
    path = f"{BENCH}/{record}.json"
    if not (root / path).is_file():
        raise SourceError(path, "nothing measured", f"run `make bench` in {SERVICE}")
    found: dict[str, Any] = json.loads(read_text(root, path))
    return found
