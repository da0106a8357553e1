"""The record of `make delivery`: which rules reached the model, as a table.

Its format: `date`, and `runs` with `tool`, `version`, `setup` and, for `start`, `read` and `write`,
the `rules` that were in the request whole, those only `offered` by description, and the bytes.
"""

import json
from pathlib import Path
from typing import Final

from markupsafe import Markup

from rulebook.site.templating import render
from rulebook.site.view import View

RECORD: Final = "docs/guide/delivery.json"
EVENTS: Final = ("start", "read", "write")


def delivery_table(root: Path, view: View) -> Markup:
    """Return what the record of the project at `root` holds of agents, as a table."""
    record = json.loads((root / RECORD).read_text(encoding="utf-8"))
    return render(
        "delivery.html",
        runs=[run for run in record["runs"] if "events" in run],
        date=record["date"],
        events=EVENTS,
        view=view,
        words=view.words.delivery,
    )
