"""What the checks catch of all rules, in numbers, and what they leave to a review."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from rulebook.language import Language
from rulebook.rules.claims import Claims, Tool
from rulebook.rules.model import Rule
from rulebook.rules.prohibitions import forbidden_texts
from rulebook.site.templating import render
from rulebook.site.view import View


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many patterns are forbidden, how many of them something catches, and what does.

    A pattern that several tools catch counts for each of them in `by_tool`.
    """

    all: int
    caught: int
    by_tool: Mapping[Tool, int]

    @property
    def percent(self) -> int:
        """The share that is caught, rounded down, so that it never promises too much."""
        return 100 * self.caught // self.all if self.all else 0


def coverage(claims: Iterable[Claims]) -> Coverage:
    """Count what is caught of everything that is forbidden."""
    items = [item for each in claims for item in each.prohibitions]
    return Coverage(
        all=len(items),
        caught=sum(bool(item.findings) for item in items),
        by_tool={
            tool: sum(any(finding.tool is tool for finding in item.findings) for item in items)
            for tool in Tool
        },
    )


def coverage_table(claims: Iterable[Claims], view: View) -> Markup:
    """Return how many patterns each tool catches, and how many are caught at all."""
    return render(
        "coverage.html",
        coverage=coverage(claims),
        tools=list(Tool),
        names=view.words.enforcement.tool,
        words=view.words.enforcing,
        view=view,
    )


def review_checklist(
    rules: Iterable[Rule], claims: Mapping[str, Claims], language: Language
) -> str:
    """Return, as Markdown, a task for each pattern that nothing but a review catches."""
    lines: list[str] = []
    for rule in rules:
        left = list(_left_to_review(rule, claims.get(rule.slug), language))
        if left:
            lines += ["", f"### {rule.slug}", "", *(f"- [ ] {text}" for text in left)]
    return "\n".join(lines).strip() + "\n"


def _left_to_review(rule: Rule, claims: Claims | None, language: Language) -> Iterable[str]:
    texts = {(text.section, text.position): text.text for text in forbidden_texts(rule)}
    for item in claims.prohibitions if claims else ():
        if not item.findings:
            text = item.texts.get(language) or texts[item.section, item.position]
            yield " ".join(text.split())
