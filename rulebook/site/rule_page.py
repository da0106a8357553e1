"""Rule → the HTML of its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it.token import Token
from markupsafe import Markup

from rulebook.proving.ledger import ProofLedger
from rulebook.rules.claims import Claims, Prohibition
from rulebook.rules.commonmark import plain_text
from rulebook.rules.model import Rule
from rulebook.rules.prohibitions import forbidden_texts
from rulebook.site.deep_link import cursor_link
from rulebook.site.enforcement import catchers
from rulebook.site.proof_note import proof_note, proof_summary
from rulebook.site.rule_markdown import PageHeading, inline_html, render_rule
from rulebook.site.templating import render
from rulebook.site.view import View

ALSO_CHECKED: Final = "also-checked"
"""Id of the list of what only the checks forbid."""

RAW_ID: Final = "__raw"
"""Id of the raw text on a rule's page; no heading has an underscore in its id."""

_DEEPEST_LEVEL: Final = 6


@dataclass(frozen=True, slots=True)
class RulePage:
    """The page of one rule: `title` and `description` are plain text."""

    title: str
    description: str
    html: Markup
    headings: tuple[PageHeading, ...]


def rule_page(
    rule: Rule, tokens: int, view: View, proofs: ProofLedger | None, claims: Claims | None
) -> RulePage:
    """Return the page of `rule`, one of a library; `view` is of the page, in the rule's language.

    `tokens` is the rule's size in tokens.
    `proofs` may be without this rule, or None: then the page says that its blocks are not verified.
    Without `claims` it does not say what catches its prohibitions.
    """
    parsed = rule.outline.tokens
    opening = _opening_title(parsed)
    headings = _page_headings(rule, titled=opening > 0)
    notes = {**_block_notes(rule, view, proofs), **_prohibition_notes(rule, view, claims)}
    also_checked = claims.also_checked if claims else ()
    titles = headings[: 1 if opening else 0]
    return RulePage(
        title=rule.title,
        description=rule.description or rule.title,
        html=render(
            "rule_page.html",
            rule=rule,
            tokens=tokens,
            cursor_link=cursor_link(rule),
            view=view,
            words=view.words.rule,
            proof=proof_summary(rule, view, proofs),
            title=render_rule(parsed[:opening], titles, view.words, notes),
            body=render_rule(parsed[opening:], headings[len(titles) :], view.words, notes),
            also_checked=_also_checked(also_checked, view),
            moved=[
                (old, f"{view.rule_page(new.partition('#')[0])}#{new.partition('#')[2]}", new)
                for old, new in sorted(claims.moved.items())
            ]
            if claims
            else [],
            raw_id=RAW_ID,
        ),
        headings=(*headings, *_also_checked_heading(also_checked, view)),
    )


def _block_notes(rule: Rule, view: View, proofs: ProofLedger | None) -> Mapping[int, Markup]:
    """Return what verifies the blocks: a block's first line within the body, from 0 → its note."""
    if proofs is None or not proofs.has(view.language, rule):
        return {}
    return {
        proof.line - rule.body_line: proof_note(proof, view)
        for proof in proofs.of(view.language, rule)
    }


def _prohibition_notes(rule: Rule, view: View, claims: Claims | None) -> Mapping[int, Markup]:
    """Return what catches the prohibitions: a text's first line within the body → its note."""
    items = claims.prohibitions if claims else ()
    named = {(item.section, item.position): item for item in items if item.position}
    return {
        text.line - rule.body_line: render(
            "prohibition_note.html",
            caught=catchers(named[text.section, text.position], view),
            view=view,
            words=view.words.enforcement,
        )
        for text in forbidden_texts(rule)
        if (text.section, text.position) in named
    }


def _also_checked(items: Sequence[Prohibition], view: View) -> Markup:
    if not items:
        return Markup()
    return render(
        "also_checked.html",
        id=ALSO_CHECKED,
        items=[
            (inline_html(item.texts[view.language], view.language), catchers(item, view))
            for item in items
        ],
        view=view,
        words=view.words.enforcement,
    )


def _also_checked_heading(items: Sequence[Prohibition], view: View) -> tuple[PageHeading, ...]:
    text = str(view.words.enforcement.also_checked)
    return (PageHeading(2, ALSO_CHECKED, text),) if items else ()


def _opening_title(tokens: Sequence[Token]) -> int:
    """Return how many tokens the title takes that opens a body; 0 if none does."""
    opens = bool(tokens) and tokens[0].type == "heading_open" and tokens[0].tag == "h1"
    return 3 if opens and plain_text(tokens[1].children or ()) else 0


def _page_headings(rule: Rule, *, titled: bool) -> tuple[PageHeading, ...]:
    """Fit a rule's levels of headings under the one title of its page.

    Further titles in the rule go under the page's title and push everything else down; where a
    rule skips a level, the page does not. If `titled`, the first heading is the page's title.
    """
    headings = rule.outline.headings
    shift = 1 if any(heading.level == 1 for heading in headings[titled:]) else 0
    shown: list[PageHeading] = []
    for heading, id_ in zip(headings, rule.heading_ids, strict=True):
        above = shown[-1].level if shown else 1
        is_title = titled and not shown
        level = 1 if is_title else max(2, min(heading.level + shift, above + 1, _DEEPEST_LEVEL))
        shown.append(PageHeading(level, id_, heading.text))
    return tuple(shown)
