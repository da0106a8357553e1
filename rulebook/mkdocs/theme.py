"""What the theme must be given: tables that scroll, and fences whose lines carry notes."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any, Final

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

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


_NUMBER_IN_PARENTHESES = re.compile(r"\((?=\d+\))")


def annotated_fence(
    source: str,
    _language: str,
    _css_class: str,
    options: Mapping[str, str],
    *_: object,
    **__: object,
) -> str:
    """Render a fence of `annotated_file`; a formatter for `pymdownx.superfences`.

    The marks of Material's code annotations go to the ends of the lines, in spans that look like
    comments: so they fit any language, also where it allows no comment. `data-copy` is what
    Material's copy button takes.
    """
    lexer = get_lexer_by_name(options["lang"], stripnl=False, ensurenl=False)
    formatter: HtmlFormatter[str] = HtmlFormatter(nowrap=True)
    lines = highlight(source, lexer, formatter).removesuffix("\n").split("\n")
    # Material would take a number in parentheses in one of the file's own comments for a mark.
    lines = [_NUMBER_IN_PARENTHESES.sub("(<wbr>", line) for line in lines]
    for number, line in enumerate(options["lines"].split(), 1):
        lines[int(line) - 1] += f'<span class="c1"> ({number})</span>'
    return (
        f'<div class="highlight annotate" data-copy="{escape(source)}">'
        f'<span class="filename">{escape(options["title"])}</span>'
        f"<pre><span></span><code>{'\n'.join(lines)}\n</code></pre></div>"
    )


def check_annotated_fence(
    _language: str,
    inputs: Mapping[str, str],
    options: dict[str, Any],
    _attributes: object,
    _markdown: object,
) -> bool:
    """Accept what `annotated_file` writes; a validator for `pymdownx.superfences`."""
    options.update(inputs)
    return set(inputs) == {"lang", "title", "lines"}
