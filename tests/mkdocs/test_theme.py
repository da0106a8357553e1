"""Tables scroll in boxes of their own and keep what they say."""

from rulebook.mkdocs.theme import boxed_tables


def test_every_table_stands_in_a_named_box() -> None:
    table = "<table>\n<tr><td>a</td></tr>\n</table>"
    assert boxed_tables(f"<p>x</p>{table}{table}", "표") == "<p>x</p>" + 2 * (
        '<div class="site-table" role="group" aria-label="표">'
        '<table class="plain">\n<tr><td>a</td></tr>\n</table></div>'
    )


def test_a_table_keeps_its_own_class() -> None:
    assert '<table class="rules-table" aria-label="x">' in boxed_tables(
        '<table class="rules-table" aria-label="x"></table>', "표"
    )


def test_alignments_of_both_parsers_become_classes() -> None:
    html = '<th style="text-align: right;">a</th><td style="text-align:center">b</td>'
    assert (
        boxed_tables(html, "표") == '<th class="align-right">a</th><td class="align-center">b</td>'
    )
