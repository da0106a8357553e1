"""Rules → how pages list them: cards on the home page, a table of all."""

from collections.abc import Iterable

from markupsafe import Markup

from rulebook.rules.model import Rule
from rulebook.site.templating import render
from rulebook.site.view import View


def rule_cards(rules: Iterable[Rule], view: View) -> Markup:
    """Return a card for each rule, with a link to its page."""
    return render("rule_cards.html", rules=rules, view=view, words=view.words.rules)


def rules_table(rules: Iterable[Rule], view: View) -> Markup:
    """Return the table of all rules."""
    return render("rules_table.html", rules=rules, view=view, words=view.words.rules)
