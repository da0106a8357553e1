"""Drawings: templates of SVG, without words, which the pages give in their language."""

from collections.abc import Mapping

from markupsafe import Markup

from rulebook.service.files import SourceError
from rulebook.site.templating import TEMPLATES, render, variables

FOLDER = "diagrams"


def diagram(name: str, texts: Mapping[str, str]) -> Markup:
    """Return the drawing `name` as inline SVG; `texts` maps each name in it to its words.

    Raises:
        SourceError: there is no such drawing, or it needs other words.

    """
    path = TEMPLATES / FOLDER / f"{name}.svg"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in path.parent.glob("*.svg")))
        raise SourceError(path.name, "no such drawing", f"there are {known}")
    if wrong := sorted(variables(f"{FOLDER}/{name}.svg") ^ texts.keys()):
        raise SourceError(
            path.name, f"the page and the drawing differ in {', '.join(wrong)}", "give each word"
        )
    return render("diagram.html", drawing=render(f"{FOLDER}/{name}.svg", **texts))
