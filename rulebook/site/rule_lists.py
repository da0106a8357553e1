"""Rules → how pages list them: cards on the home page, a table of all."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from rulebook.rules.model import Rule
from rulebook.site.templating import render
from rulebook.site.view import View


def rule_cards(rules: Iterable[Rule], tokens: Mapping[str, int], view: View) -> Markup:
    """Return a card for each rule, with a link to its page. `tokens` are its size, by slug."""
    return render("rule_cards.html", rules=rules, tokens=tokens, view=view, words=view.words.rules)


def rules_table(rules: Iterable[Rule], tokens: Mapping[str, int], view: View) -> Markup:
    """Return the table of all rules. `tokens` are their sizes, by slug."""
    return render("rules_table.html", rules=rules, tokens=tokens, view=view, words=view.words.rules)
