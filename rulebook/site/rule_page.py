"""Rule → the HTML of its page.

A rule is text that strangers may have written. It never meets Markdown extensions, macros or
templates: the parser of `outline.py` says what it holds, and whatever is shown is escaped here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from rulebook.language import Language
from rulebook.proving.ledger import Proofs
from rulebook.rules.commonmark import heading_ids, markdown, plain_text
from rulebook.rules.model import Rule
from rulebook.site.downloads import rule_path, zip_path
from rulebook.site.proof_note import proof_note, proof_summary
from rulebook.site.words import TEXTS, Texts

RAW_ID: Final = "__raw"
"""Id of the raw text on a rule's page; no heading has an underscore in its id."""

_DEEPEST_LEVEL: Final = 6
_OPEN_TASK: Final = "[ ] "


@dataclass(frozen=True, slots=True)
class PageHeading:
    """One heading as the page shows it: `level` is 1 to 6, and at most one deeper than before."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class RulePage:
    """The page of one rule: `title` and `description` are plain text, `html` is finished."""

    title: str
    description: str
    html: str
    headings: tuple[PageHeading, ...]


def rule_page(
    rule: Rule, english: Rule, language: Language, to_root: str, proofs: Proofs | None
) -> RulePage:
    """Return the page of `rule`, which is written in `language`.

    `english` is its English twin (or the rule itself), from which headings take their ids.
    `to_root` leads from the page to the site's root; it is empty or ends with a slash. Without
    `proofs` the page says that its blocks are not proven.

    Raises:
        RuleError: `proofs` are of other bytes.

    """
    texts = TEXTS[language]
    proven = proofs.of(language, rule) if proofs else ()
    parser = markdown()
    tokens = parser.parse(rule.body)
    _draw_boxes(tokens)
    marks = [at for at, token in enumerate(tokens) if token.type == "heading_open"]
    ids = heading_ids(english)
    opening = _opening_title(tokens)
    levels = _page_levels([int(tokens[at].tag[1:]) for at in marks], titled=opening > 0)
    headings = tuple(
        PageHeading(level, id_, plain_text(tokens[at + 1].children or ()))
        for level, id_, at in zip(levels, ids, marks, strict=True)
    )
    title = rule_title(rule)
    notes = [proof_note(proof, language, to_root) for proof in proven]
    renderer = _Renderer(headings, texts, notes)
    if opening:
        head = renderer.render(tokens[:opening], parser.options, {})
    else:
        head = f"<h1>{escape(title)}</h1>\n"
    body = renderer.render(tokens[opening:], parser.options, {})
    lead = f'<p class="rule-lead">{escape(rule.description)}</p>\n' if rule.description else ""
    return RulePage(
        title=title,
        description=rule.description or title,
        html="".join(
            (
                head,
                lead,
                _facts(rule, texts, proof_summary(proven, proofs, language) if proofs else ""),
                _actions(rule, language, to_root),
                f'<div class="rule-body">\n{body}</div>\n',
                _raw(rule, texts),
            )
        ),
        headings=headings,
    )


def rule_title(rule: Rule) -> str:
    """Return what a rule calls itself: its first heading of level 1, else its slug."""
    titles = (heading.text for heading in rule.outline.headings if heading.level == 1)
    return next(titles, "") or rule.slug


def line_count(rule: Rule) -> int:
    """Return how many lines the rule's file has."""
    return rule.raw.count(b"\n")


def globs_html(globs: Iterable[str]) -> str:
    """Return globs as code, each of which a line may break after."""
    return " ".join(f"<code>{escape(glob)}</code>" for glob in globs)


def _opening_title(tokens: Sequence[Token]) -> int:
    """Return how many tokens the title takes that opens a body; 0 if none does."""
    opens = bool(tokens) and tokens[0].type == "heading_open" and tokens[0].tag == "h1"
    return 3 if opens and plain_text(tokens[1].children or ()) else 0


def _page_levels(levels: Sequence[int], *, titled: bool) -> list[int]:
    """Fit a rule's levels of headings under the one title of its page.

    Further titles in the rule stand under the page's title and push everything else down; where a
    rule skips a level, the page does not. If `titled`, the first heading is the page's title.
    """
    shown: list[int] = []
    shift = 1 if 1 in levels[titled:] else 0
    for position, level in enumerate(levels):
        above = shown[-1] if shown else 1
        is_title = titled and position == 0
        shown.append(1 if is_title else max(2, min(level + shift, above + 1, _DEEPEST_LEVEL)))
    return shown


def _draw_boxes(tokens: Sequence[Token]) -> None:
    """Show what is to be done with a box before it; CommonMark does not know lists of tasks."""
    for item, _, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if item.type == "list_item_open" and inline.children:
            first = inline.children[0]
            if first.type == "text" and first.content.startswith(_OPEN_TASK):
                first.content = "☐ " + first.content.removeprefix(_OPEN_TASK)
                item.attrSet("class", "rule-task")


def _facts(rule: Rule, texts: Texts, proven: str) -> str:
    globs = f' <span class="rule-globs">{globs_html(rule.globs)}</span>' if rule.globs else ""
    size = texts.size.format(lines=line_count(rule), bytes=len(rule.raw))
    return (
        '<dl class="rule-facts" data-search-exclude>\n'
        f"<div><dt>{texts.when_label}</dt><dd>{texts.when[rule.mode]}{globs}</dd></div>\n"
        f"<div><dt>{texts.size_label}</dt><dd>{size}</dd></div>\n"
        f"<div><dt>{texts.place_label}</dt>"
        f"<dd><code>.cursor/rules/{rule.slug}.mdc</code></dd></div>\n"
        f"<div><dt>{texts.proven_label}</dt><dd>{escape(proven or texts.unproven)}</dd></div>\n"
        "</dl>\n"
    )


def _actions(rule: Rule, language: Language, to_root: str) -> str:
    """Return the buttons. Only a script can copy, so the script shows the button for that."""
    texts = TEXTS[language]
    return (
        '<p class="rule-actions">\n'
        f'<button class="md-button md-button--primary" type="button" data-copy-from="{RAW_ID}"'
        f" hidden>{texts.copy}</button>\n"
        f'<a class="md-button" href="{to_root}{rule_path(rule.slug, language)}" download>'
        f"{texts.download}</a>\n"
        f'<a class="md-button" href="{to_root}{zip_path(language)}" download>'
        f"{texts.zip}</a>\n"
        "</p>\n"
    )


def _raw(rule: Rule, texts: Texts) -> str:
    """Return the whole file, folded away; what is copied is this element's text."""
    return (
        '<details class="rule-raw" data-search-exclude>\n'
        f"<summary>{texts.raw}</summary>\n"
        f'<pre class="no-copy"><code id="{RAW_ID}">{escape(rule.raw.decode())}</code>'
        "</pre>\n</details>\n"
    )


def block_html(language: str, code: str, note: str = "") -> str:
    """Return one code block; `language` is what its fence names ("" for none).

    `note` is finished HTML and says what proves the block.
    """
    try:
        lexer = get_lexer_by_name(language or "text", stripnl=False, ensurenl=False)
    except ClassNotFound:
        lexer = get_lexer_by_name("text", stripnl=False, ensurenl=False)
    colored = highlight(code, lexer, HtmlFormatter(nowrap=True))
    shown = f'<div class="highlight"><pre><code>{colored}</code></pre></div>'
    return f'<div class="rule-block">\n{shown}\n{note}</div>\n'


def inline_html(text: str, texts: Texts) -> str:
    """Return the Markdown of one paragraph or item of a rule as HTML, without its element."""
    parser = markdown()
    return str(_Renderer((), texts, ()).render(parser.parseInline(text), parser.options, {}))


def _link_title(title: object) -> str:
    """Return the title of a link or image as its source has it, escaped; "" where there is none."""
    return escape(f' "{title}"') if title else ""


class _Renderer(RendererHTML):
    """Renders the tokens of one rule; `headings` and `notes` are used up in their order."""

    def __init__(self, headings: Iterable[PageHeading], texts: Texts, notes: Iterable[str]) -> None:
        super().__init__()
        self._notes = iter(notes)
        self._headings = iter(headings)
        self._texts = texts
        self._open_headings: list[PageHeading] = []
        self._link_ends: list[str] = []

    def heading_open(self, *_: object) -> str:
        heading = next(self._headings)
        self._open_headings.append(heading)
        return f'<h{heading.level} id="{heading.id}">'

    def heading_close(self, *_: object) -> str:
        heading = self._open_headings.pop()
        link = f'<a class="headerlink" href="#{heading.id}" title="{self._texts.permalink}">¶</a>'
        return f"{link}</h{heading.level}>\n"

    def fence(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        words = tokens[idx].info.split()
        note = next(self._notes, "")
        return block_html(words[0] if words else "", tokens[idx].content, note)

    def code_block(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        return block_html("", tokens[idx].content, next(self._notes, ""))

    def link_open(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Only what leads to the web is a link; `mdc:` and the like mean nothing on a page."""
        href, title = str(tokens[idx].attrs["href"]), tokens[idx].attrs.get("title")
        if href.startswith(("https://", "http://")):
            self._link_ends.append("</a>")
            said = f' title="{escape(str(title))}"' if title else ""
            return f'<a href="{escape(href)}"{said} rel="noopener">'
        self._link_ends.append(f"]({escape(href)}{_link_title(title)})")
        return "["

    def link_close(self, *_: object) -> str:
        return self._link_ends.pop()

    def image(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Show an image as its source: a page loads nothing that a rule names."""
        token = tokens[idx]
        title = _link_title(token.attrs.get("title"))
        return escape(f"![{plain_text(token.children or ())}]({token.attrs['src']}") + f"{title})"
