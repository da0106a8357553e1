"""What the theme must be given: tables that scroll, fences whose lines carry notes, a toc."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypedDict
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.toc import TableOfContents, get_toc

from rulebook.language import DEFAULT, REFERENCE, Language, others, url_prefix
from rulebook.site.highlighting import highlight
from rulebook.site.rule_markdown import PageHeading
from rulebook.site.substitution import replace_once
from rulebook.site.templating import render
from rulebook.site.words import Words, words_of

_ALIGNMENT: Final = re.compile(r"text-align: ?(left|center|right);?")
_NUMBER_IN_PARENTHESES: Final = re.compile(r"\((?=\d+\))")

TABLE_BOXES: Final = "rulebook.mkdocs.theme:TableBoxesExtension"
"""How mkdocs.yml names the extension."""

AFTER_PRETTIFY: Final = 5
"""Python-Markdown's `prettify` is at 10: it would break the lines of a box around a table."""


_VERBATIM: Final = re.compile(
    r"""(<pre\b.*?</pre>|<script\b.*?</script>|<(?:[^<>"']|"[^"]*"|'[^']*')*>)""", re.DOTALL
)
_LINE_BREAK: Final = re.compile(r"\s*\n\s*")


def without_indentation(html: str) -> str:
    """Return a page without the blanks around line breaks, which do not show outside of code.

    Tags stay as they are: an attribute may hold lines that are copied.
    """
    return "".join(
        part if part.startswith("<") else _LINE_BREAK.sub("\n", part)
        for part in _VERBATIM.split(html)
    )


class TableBoxes(Treeprocessor):
    """Put every table into a box that scrolls on a narrow screen, named by the page's language."""

    def __init__(self, md: Markdown, label: str) -> None:
        super().__init__(md)
        self._label = label

    def run(self, root: Element) -> None:
        """Box the tables of a page."""
        for parent in list(root.iter()):
            for at, table in enumerate(parent):
                if table.tag == "table":
                    parent[at] = self._boxed(table)

    def _boxed(self, table: Element) -> Element:
        """Return a table in its box.

        Alignments become classes: the page's policy forbids styles in attributes. A table without
        a class gets one, lest Material's script wraps it once more.
        """
        table.attrib.setdefault("class", "plain")
        for cell in table.iter():
            if alignment := _ALIGNMENT.fullmatch(cell.get("style", "")):
                del cell.attrib["style"]
                cell.set("class", f"align-{alignment[1]}")
        box = Element("div", {"class": "site-table", "role": "group", "aria-label": self._label})
        box.tail, table.tail = table.tail, None
        box.append(table)
        return box


class TableBoxesExtension(Extension):
    """Python-Markdown's extension of `TableBoxes`; `label` names the boxes."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  # Python-Markdown's own form
        self.config = {"label": ["", "what the box is called"]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register the processor."""
        boxes = TableBoxes(md, str(self.getConfig("label")))
        md.treeprocessors.register(boxes, "table-boxes", AFTER_PRETTIFY)


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
    lines = highlight(source, options["lang"]).removesuffix("\n").split("\n")
    # Material would take a number in parentheses in one of the file's own comments for a mark.
    shown = [Markup(_NUMBER_IN_PARENTHESES.sub("(<wbr>", line)) for line in lines]  # noqa: S704
    for number, line in enumerate(options["lines"].split(), 1):
        shown[int(line) - 1] += Markup('<span class="c1"> ({})</span>').format(number)
    return render(
        "annotated_fence.html",
        source=source,
        title=options["title"],
        label=options["label"],
        lines=shown,
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
    return set(inputs) == {"lang", "title", "label", "lines"}


class _TocToken(TypedDict):
    level: int
    id: str
    name: str
    children: list["_TocToken"]


def table_of_contents(headings: Sequence[PageHeading]) -> TableOfContents:
    """Nest headings as the `toc` extension of Python-Markdown does."""
    top: list[_TocToken] = []
    branch: list[_TocToken] = []
    for heading in headings:
        token = _TocToken(
            level=heading.level, id=heading.id, name=escape(heading.text), children=[]
        )
        while branch and branch[-1]["level"] >= heading.level:
            branch.pop()
        (branch[-1]["children"] if branch else top).append(token)
        branch.append(token)
    return get_toc(top)


def localize(config: MkDocsConfig, words: Words) -> None:
    """Give the configuration of one language its words."""
    config.site_name = words.site.name
    config.site_description = words.site.description
    config.copyright = words.site.copyright
    for scheme, name in zip(
        config.theme["palette"], (words.site.dark, words.site.light), strict=True
    ):
        scheme["toggle"]["name"] = name
    config.mdx_configs.setdefault("toc", {})["permalink_title"] = words.page.permalink
    config.mdx_configs[TABLE_BOXES] = {"label": words.page.table}


def template_globals(language: Language) -> dict[str, Any]:
    """Return what the templates in `overrides/` may use in the pages of a language."""
    return {
        "language": language,
        "languages": [DEFAULT, *others(DEFAULT)],
        "reference_language": REFERENCE,
        "replace_once": replace_once,
        "url_prefix": url_prefix,
        "words": words_of(language),
        "words_of": words_of,
    }
