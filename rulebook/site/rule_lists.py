"""Rules → how pages list them: cards on the home page, a table of all."""

from collections.abc import Iterable
from html import escape

from rulebook.language import Language
from rulebook.rules.model import Rule
from rulebook.site.downloads import language_root, rule_path
from rulebook.site.rule_page import globs_html, line_count, rule_title
from rulebook.site.words import TEXTS


def rule_cards(rules: Iterable[Rule], language: Language, to_root: str) -> str:
    """Return a card a rule, each a link to the rule's page, as HTML.

    `to_root` leads from the page to the site's root; it is empty or ends with a slash.
    """
    texts = TEXTS[language]
    cards = (
        '<li class="rule-card">\n'
        f'<p class="rule-card__slug">{rule.slug}</p>\n'
        f'<p class="rule-card__title"><a href="{_page(rule, language, to_root)}">'
        f"{escape(rule_title(rule))}</a></p>\n"
        f"<p>{escape(rule.description)}</p>\n"
        f'<p class="rule-card__facts"><span>{texts.mode[rule.mode]}</span> '
        f"<span>{texts.lines.format(lines=line_count(rule))}</span></p>\n"
        "</li>\n"
        for rule in rules
    )
    return f'<ul class="rule-cards">\n{"".join(cards)}</ul>\n'


def rules_table(rules: Iterable[Rule], language: Language, to_root: str) -> str:
    """Return the table of all rules as HTML; `to_root` as for `rule_cards`."""
    texts = TEXTS[language]
    columns = (
        texts.rule_column,
        texts.purpose_column,
        texts.mode_column,
        texts.files_column,
        texts.lines_column,
        texts.download_column,
    )
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    rows = (
        "<tr>\n"
        f'<th scope="row"><a href="{_page(rule, language, to_root)}">'
        f"{escape(rule_title(rule))}</a><br><code>{rule.slug}</code></th>\n"
        f"<td>{escape(rule.description)}</td>\n"
        f"<td>{texts.mode[rule.mode]}</td>\n"
        f"<td>{globs_html(rule.globs) or texts.all_files}</td>\n"
        f"<td>{line_count(rule):,}</td>\n"
        f'<td><a href="{to_root}{rule_path(rule.slug, language)}" download'
        f' aria-label="{texts.download_one.format(slug=rule.slug)}">.mdc</a></td>\n'
        "</tr>\n"
        for rule in rules
    )
    return (
        f'<table class="rules-table" aria-label="{texts.table_label}">\n'
        f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n"
    )


def _page(rule: Rule, language: Language, to_root: str) -> str:
    return f"{to_root}{language_root(language)}rules/{rule.slug}/"
