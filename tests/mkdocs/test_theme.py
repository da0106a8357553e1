"""Tables of pages scroll in boxes of their own and keep what they say."""

from markdown import markdown

from rulebook.mkdocs.theme import TABLE_BOXES, without_indentation

TABLE = "| a | b |\n|--:|---|\n| 1 | 2 |\n"


def shown(text: str) -> str:
    extensions = ["tables", "md_in_html", "attr_list", TABLE_BOXES]
    return markdown(text, extensions=extensions, extension_configs={TABLE_BOXES: {"label": "표"}})


def test_every_table_is_in_a_named_box_also_within_other_elements() -> None:
    html = shown(f"x\n\n{TABLE}\n<div markdown>\n\n{TABLE}\n</div>\n")
    box = '<div aria-label="표" class="site-table" role="group"><table class="plain">'
    assert html.count(box) == html.count("<table") == html.count("</table></div>") == 2


def test_alignments_become_classes() -> None:
    html = shown(TABLE)
    assert '<th class="align-right">a</th>\n<th>b</th>' in html
    assert "style=" not in html


def test_blanks_around_line_breaks_are_dropped_but_in_code() -> None:
    code = "<pre><code>a\n\n    b</code></pre>"
    script = "<script>\n  a\n</script>"
    image = '<img alt="a > b\n    c">'
    html = f"<p>\n\n  a  b\n</p>\n  {code}\n  {script}\n  {image}"
    assert without_indentation(html) == f"<p>\na  b\n</p>\n{code}\n{script}\n{image}"
