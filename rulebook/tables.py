"""HTML with tables → the same tables, each in a box that scrolls on a narrow screen."""

import re
from typing import Final

_ALIGNMENT: Final = re.compile(r' style="text-align: ?(left|center|right);?"')
_TABLE: Final = re.compile(r"<table(?P<named> class=)?")


def boxed_tables(html: str, label: str) -> str:
    """Return `html` with every table in a box; `label` names it to those who cannot see it.

    Alignments become classes: the page's Content-Security-Policy forbids styles in attributes.
    A table without a class gets one, lest Material's script wraps it once more.
    """
    html = _ALIGNMENT.sub(r' class="align-\1"', html)
    box = f'<div class="site-table" role="group" aria-label="{label}">'
    html = _TABLE.sub(
        lambda table: f"{box}{table[0] if table['named'] else '<table class="plain"'}", html
    )
    return html.replace("</table>", "</table></div>")
