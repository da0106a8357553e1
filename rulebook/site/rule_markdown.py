"""The Markdown of a rule → HTML.

A rule is text that strangers may have written. It never meets Markdown extensions, macros or
templates: the parser of `rulebook.rules.commonmark` says what it holds, and all of it is escaped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from rulebook.language import Language
from rulebook.rules.commonmark import markdown, plain_text
from rulebook.rules.prohibitions import MARK
from rulebook.site.highlighting import highlight
from rulebook.site.templating import render
from rulebook.site.words import Words, words_of

_MARKS = {"❌ ": "forbidden", "✅ ": "recommended"}
_PARSER = markdown()
_OPEN_TASK = "[ ] "
_ALIGN = "text-align:"


@dataclass(frozen=True, slots=True)
class PageHeading:
    """One heading as the page shows it: `level` is 1 to 6, and at most one deeper than before."""

    level: int
    id: str
    text: str


def render_rule(
    tokens: Sequence[Token],
    headings: Sequence[PageHeading],
    words: Words,
    notes: Mapping[int, Markup],
) -> Markup:
    """Return the tokens of a rule's body, or of a part of it, as HTML.

    `headings` are those of `tokens`, in their order. `notes` go below code blocks and behind the
    texts of prohibitions: the number of a first line within the body, counting from 0 → its note.
    """
    shown = _with_notes(_with_boxes(_with_headings(tokens, headings)), notes)
    renderer = _Renderer(words, notes)
    return Markup(renderer.render(shown, _PARSER.options, {}))  # noqa: S704  # it escapes


def inline_html(text: str, language: Language) -> Markup:
    """Return the Markdown of one paragraph or item of a rule as HTML, without its element."""
    tokens = _PARSER.parseInline(text)
    return Markup(_inline_renderer(language).render(tokens, _PARSER.options, {}))  # noqa: S704


def block_html(language: str, code: str, note: Markup | str = "") -> Markup:
    """Return one code block; `language` is what its fence names ("" for none).

    `note` says what verifies the block.
    """
    return render("code_block.html", code=highlight(code, language), note=note)


def _with_headings(tokens: Sequence[Token], headings: Sequence[PageHeading]) -> list[Token]:
    """Give the headings their levels on the page and their ids."""
    shown = list(tokens)
    left = iter(headings)
    open_headings: list[PageHeading] = []
    for at, token in enumerate(shown):
        if token.type == "heading_open":
            open_headings.append(heading := next(left))
            shown[at] = token.copy(tag=f"h{heading.level}", attrs={"id": heading.id})
        elif token.type == "heading_close":
            heading = open_headings.pop()
            shown[at] = token.copy(tag=f"h{heading.level}", meta={"id": heading.id})
    return shown


def _with_boxes(tokens: list[Token]) -> list[Token]:
    """Show what is to be done with a box before it; CommonMark does not know lists of tasks."""
    shown = list(tokens)
    for at, item in enumerate(tokens[:-2]):
        inline = tokens[at + 2]
        if item.type == "list_item_open" and inline.children:
            first, *rest = inline.children
            if first.type == "text" and first.content.startswith(_OPEN_TASK):
                boxed = first.copy(content="☐ " + first.content.removeprefix(_OPEN_TASK))
                shown[at] = item.copy(attrs={**item.attrs, "class": "rule-task"})
                shown[at + 2] = inline.copy(children=[boxed, *rest])
    return shown


def _with_notes(tokens: list[Token], notes: Mapping[int, Markup]) -> list[Token]:
    """Put the notes of prohibitions behind their texts."""
    shown = list(tokens)
    for at, token in enumerate(tokens):
        if token.type == "inline" and token.map and token.content.startswith(MARK):
            note = notes.get(token.map[0])
            if note:
                last = Token("prohibition_note", "", 0, meta={"note": note})
                shown[at] = token.copy(children=[*(token.children or ()), last])
    return shown


class _Renderer(RendererHTML):
    """Renders the tokens of rules. Methods are named after the types of tokens.

    They return plain strings: the base class adds them up, and `Markup` would escape the others.
    """

    def __init__(self, words: Words, notes: Mapping[int, Markup]) -> None:
        super().__init__()
        self._words = words
        self._notes = notes
        self._link_ends: list[str] = []

    def heading_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        link = Markup('<a class="headerlink" href="#{}" title="{}">¶</a>')
        shown = link.format(tokens[idx].meta["id"], self._words.page.permalink)
        return f"{shown}{self.renderToken(tokens, idx, options, env)}"

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Draw the marks ❌ and ✅, which need an emoji font, as icons with words."""
        shown = super().text(tokens, idx, options, env)
        for mark, name in _MARKS.items():
            if tokens[idx].content.startswith(mark):
                words = self._words.rule.mark[name]
                return f"{render('mark.html', name=name, words=words)}{shown.removeprefix(mark)}"
        return shown

    def prohibition_note(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """Put what catches a prohibition behind its text."""
        del options, env
        return str(tokens[idx].meta["note"])

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        del options, env
        token = tokens[idx]
        language, *_ = token.info.split() or [""]
        return str(block_html(language, token.content, self._note(token)))

    def code_block(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        del options, env
        return str(block_html("", tokens[idx].content, self._note(tokens[idx])))

    def table_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        box = Markup('<div class="site-table" role="group" aria-label="{}">')
        table = tokens[idx].copy(attrs={"class": "plain"})
        opened = self.renderToken([*tokens[:idx], table, *tokens[idx + 1 :]], idx, options, env)
        return f"{box.format(self._words.page.table)}{opened}"

    def table_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return self.renderToken(tokens, idx, options, env).rstrip("\n") + "</div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Alignments become classes: the page's policy forbids styles in attributes."""
        style = str(tokens[idx].attrs.get("style", ""))
        attrs = {"class": f"align-{style.removeprefix(_ALIGN)}"} if style else {}
        aligned = tokens[idx].copy(attrs=attrs)
        return self.renderToken([*tokens[:idx], aligned, *tokens[idx + 1 :]], idx, options, env)

    td_open = th_open

    def link_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """Only what leads to the web is a link; `mdc:` and the like mean nothing on a page."""
        del options, env
        attrs = tokens[idx].attrs
        if str(attrs["href"]).startswith(("https://", "http://")):
            self._link_ends.append("</a>")
            return str(render("rule_link.html", attrs=attrs))
        self._link_ends.append(f"]({escape(attrs['href'])}{_link_title(attrs.get('title'))})")
        return "["

    def link_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        del tokens, idx, options, env
        return self._link_ends.pop()

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Show an image as its source: a page loads nothing that a rule names."""
        del options, env
        token = tokens[idx]
        shown = f"![{plain_text(token.children or ())}]({token.attrs['src']}"
        return f"{escape(shown)}{_link_title(token.attrs.get('title'))})"

    def _note(self, token: Token) -> Markup:
        return self._notes.get(token.map[0] if token.map else -1, Markup())


@cache  # a renderer looks for its own methods when it is made, longer than it renders
def _inline_renderer(language: Language) -> _Renderer:
    return _Renderer(words_of(language), {})


def _link_title(title: object) -> Markup:
    """Return the title of a link or image as its source has it; "" where there is none."""
    return escape(f' "{title}"') if title else Markup()
