"""A rule's page shows the whole rule, as text, under one outline."""

from dataclasses import replace
from html import escape
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5

from rulebook.language import LANGUAGES, Language
from rulebook.rules.commonmark import read_outline
from rulebook.rules.library import read_rules
from rulebook.rules.model import Rule, ids_of_headings
from rulebook.site.rule_markdown import block_html
from rulebook.site.rule_page import RAW_ID, RulePage, rule_page
from rulebook.site.view import View

ROOT = Path(__file__).parents[2]
TO_ROOT = "../../"
TOKENS = 1_234
RULES = {folder: read_rules(ROOT / folder) for folder in ("rules", "tests/nasty")}
ACTIVE = {"script", "style", "iframe", "img", "object", "embed", "link", "form"}
EACH_RULE = [
    pytest.param(rule, language, id=f"{language}-{rule.slug}")
    for rules in RULES.values()
    for language in LANGUAGES
    for rule in rules[language]
]


def page_of(rule: Rule, language: Language) -> RulePage:
    return rule_page(rule, TOKENS, View(language, TO_ROOT), None, None)


def tree(html: str) -> Element:
    parsed: Element = tinyhtml5.parse(
        f"<!doctype html><title>t</title>{html}", namespace_html_elements=False
    )
    return parsed


def nasty(name: str) -> Rule:
    return next(rule for rule in RULES["tests/nasty"]["en"] if rule.slug.endswith(name))


def written(body: str, english: str = "", /, **parts: object) -> Rule:
    """Return a rule of this body; its headings have the ids of `english`, or else their own."""
    head = "---\ndescription: What it is for\nalwaysApply: false\n---\n"
    fields: dict[str, object] = {
        "path": Path("rules/en/900-written.mdc"),
        "slug": "900-written",
        "description": "What it is for",
        "globs": (),
        "always_apply": False,
        "body": body,
        "body_line": 5,
        "raw": (head + body).encode(),
        "outline": read_outline(body, 5),
        "heading_ids": ids_of_headings(written(english)) if english else (),
    }
    rule = Rule(**(fields | parts))  # type: ignore[arg-type]  # the parts have the fields' types
    return rule if english else replace(rule, heading_ids=ids_of_headings(rule))


@pytest.mark.parametrize(("rule", "language"), EACH_RULE)
def test_the_raw_text_is_fetched_from_the_file_that_is_downloaded(
    rule: Rule, language: Language
) -> None:
    html = tree(page_of(rule, language).html)
    raw = html.find(f".//code[@id='{RAW_ID}']")
    button = html.find(".//button[@data-copy-file]")
    (download,) = (link for link in html.iter("a") if link.get("href", "").endswith(".mdc"))
    assert raw is not None
    assert button is not None
    assert "".join(raw.itertext()) == ""
    assert raw.get("data-file") == button.get("data-copy-file") == download.get("href")


@pytest.mark.parametrize(("rule", "language"), EACH_RULE)
def test_a_page_has_one_title_and_skips_no_level(rule: Rule, language: Language) -> None:
    names = {f"h{level}" for level in range(1, 7)}
    html = tree(page_of(rule, language).html)
    levels = [int(str(each.tag)[1]) for each in html.iter() if each.tag in names]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize(("rule", "language"), EACH_RULE)
def test_headings_carry_the_english_ids_in_both_languages(rule: Rule, language: Language) -> None:
    page = page_of(rule, language)
    shown = [
        each.get("id")
        for each in tree(page.html).iter()
        if str(each.tag) in {"h1", "h2", "h3", "h4", "h5", "h6"} and each.get("id")
    ]
    assert shown == list(rule.heading_ids)
    assert [heading.id for heading in page.headings] == shown


@pytest.mark.parametrize(("rule", "language"), EACH_RULE)
def test_the_same_rule_gives_the_same_page(rule: Rule, language: Language) -> None:
    assert page_of(rule, language) == page_of(rule, language)


@pytest.mark.parametrize(("rule", "language"), EACH_RULE)
def test_nothing_on_a_page_could_run_or_load(rule: Rule, language: Language) -> None:
    html = tree(page_of(rule, language).html)
    for each in html.iter():
        assert each.tag not in ACTIVE
        assert not [name for name in each.attrib if name.startswith("on") or name == "style"]
        target = each.get("href", "#")
        assert target.startswith(("#", TO_ROOT, "https://", "http://")), target


def test_a_page_opens_with_title_description_when_size_buttons_and_text_in_this_order() -> None:
    globs = ("main.py", "**/main.py")
    rule = written("# 제목\n\n## 부분\n", "# Title\n\n## Part\n", globs=globs)
    html = page_of(rule, "ko").html
    order = [
        "<h1",
        escape(rule.description),
        "<code>main.py</code>",
        f"{len(rule.raw):,}바이트",
        "1,234토큰(o200k 기준, 모델마다 다름)",
        "룰 전체 복사",
        'href="../../rules/900-written.mdc" download',
        'href="../../cursor-rules-ko.zip" download',
        "<h2",
        "<details",
    ]
    found = [html.index(part) for part in order]
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"always_apply": True}, "every request"),
        ({"globs": ("src/**",)}, "matches one of these patterns"),
        ({}, "the description suits the task"),
        ({"description": ""}, "only when you call it with @"),
    ],
)
def test_every_mode_is_said_in_words(parts: dict[str, object], sentence: str) -> None:
    rule = written("# Title\n", **parts)
    assert sentence in page_of(rule, "en").html


def test_english_pages_offer_english_downloads() -> None:
    rule = written("# Title\n")
    html = page_of(rule, "en").html
    assert 'href="../../en/rules/900-written.mdc" download' in html
    assert 'href="../../cursor-rules-en.zip" download' in html


def test_a_rule_without_a_title_is_called_by_its_slug() -> None:
    rule = written("Text alone.\n\n## Part\n")
    page = page_of(rule, "en")
    assert rule.title == page.title == "900-written"
    assert page.html.startswith("<h1>900-written</h1>")


def test_a_title_after_text_is_shown_where_it_stands() -> None:
    rule = written("First a sentence.\n\n# Late title\n")
    page = page_of(rule, "en")
    assert page.title == "Late title"
    assert 'First a sentence.</p>\n<h2 id="late-title">Late title' in page.html


def test_further_titles_push_everything_below_the_first() -> None:
    rule = written("# One\n\n## a\n\n# Two\n\n## b\n\n#### deep\n")
    headings = page_of(rule, "en").headings
    assert [(heading.level, heading.text) for heading in headings] == [
        (1, "One"),
        (2, "a"),
        (2, "Two"),
        (3, "b"),
        (4, "deep"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "[app](mdc:src/app.py)",
        "[up](../src/app.py)",
        "[here](#nowhere)",
        "[run](javascript:alert(1))",
        "![picture](https://example.com/a.png)",
    ],
)
def test_what_leads_nowhere_is_shown_as_its_source(source: str) -> None:
    rule = written(f"# Title\n\n{source}\n")
    body = page_of(rule, "en").html
    assert f"<p>{escape(source)}</p>" in body


def test_links_to_the_web_stay_links() -> None:
    rule = written("# Title\n\n[docs](https://docs.python.org/3/?a=1&b=2)\n")
    link = tree(page_of(rule, "en").html).find(".//a[@rel]")
    assert link is not None
    assert link.get("href") == "https://docs.python.org/3/?a=1&b=2"


@pytest.mark.parametrize("language", ["python", "text", "", "no-such-language", "html+jinja", "sh"])
@pytest.mark.parametrize(
    "code",
    [
        "\n\n\tif x:\n\t\tpass  \n\n\n",
        "</code></pre><script>alert(1)</script>\n",
        "{{ x }} {% raw %} &amp; \"'\n",
        "x" * 5000 + "\n",
        "",
    ],
)
def test_a_block_shows_its_code_character_by_character(language: str, code: str) -> None:
    shown = tree(block_html(language, code)).find(".//pre/code")
    assert shown is not None
    assert "".join(shown.itertext()) == code


def test_what_is_to_be_done_has_a_box_and_nothing_else_has() -> None:
    rule = written("# Title\n\n- [ ] open\n- [x] done\n- `[ ] ` code\n\n[ ] no item\n")
    html = page_of(rule, "en").html
    assert '<li class="rule-task">☐ open</li>' in html
    assert "<li>[x] done</li>" in html
    assert "<li><code>[ ] </code> code</li>" in html
    assert "<p>[ ] no item</p>" in html


def test_tabs_and_trailing_spaces_survive() -> None:
    rule = nasty("905-tabs")
    assert '\techo "a\tb"' in "".join(tree(page_of(rule, "en").html).itertext())


def test_a_table_scrolls_in_a_named_box_and_its_alignments_are_classes() -> None:
    rule = written("# Title\n\n| a | b |\n|--:|---|\n| 1 | 2 |\n")
    html = page_of(rule, "ko").html
    assert '<div class="site-table" role="group" aria-label="표"><table class="plain">' in html
    assert '<th class="align-right">a</th>\n<th>b</th>' in html
    assert html.count("</table></div>") == 1
