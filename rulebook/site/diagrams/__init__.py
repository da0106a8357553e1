"""Drawings: SVG files beside this module, without words, which the pages give in their language."""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from rulebook.service.files import SourceError

_WORD = re.compile(r"\{([a-z_]+)\}")


def diagram(name: str, texts: Mapping[str, str]) -> str:
    """Return the drawing `name` as inline SVG; `texts` maps each `{word}` in it to what it says."""
    path = Path(__file__).with_name(f"{name}.svg")
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in path.parent.glob("*.svg")))
        raise SourceError(path.name, "no such drawing", f"there are {known}")
    drawing = path.read_text(encoding="utf-8")
    if wrong := sorted(set(_WORD.findall(drawing)) ^ texts.keys()):
        raise SourceError(
            path.name, f"the page and the drawing differ in {', '.join(wrong)}", "give each word"
        )
    filled = _WORD.sub(lambda word: escape(texts[word[1]]), drawing)
    return f'<div class="diagram">\n{filled.strip()}\n</div>\n'
