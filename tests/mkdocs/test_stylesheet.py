"""The theme's style sheet is served without what no page uses, and pages look the same."""

from pathlib import Path
from sysconfig import get_path

import pytest
from playwright.sync_api import Page, Route, expect

from rulebook.mkdocs.stylesheet import reduce, reduce_stylesheets, without_comments

MATERIAL = Path(get_path("purelib"), "material/templates/assets/stylesheets")


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{color:red}.b{color:red}", ".a{color:red}"),
        (".a,.b{color:red}", ".a{color:red}"),
        (".a .b{color:red}", ""),
        (".a:not(.b){color:red}", ".a:not(.b){color:red}"),
        ("p>#a{color:red}", "p>#a{color:red}"),
        ("@media print{.b{color:red}}", ""),
        ("@media print{.a{color:red}}", "@media print{.a{color:red}}"),
        ("[dir=rtl] .a{left:0}", ""),
        (".md-version .a{left:0}", ""),
        ("@keyframes x{0%{top:0}}", "@keyframes x{0%{top:0}}"),
        (":root{--x:1px;--y:2px}.a{top:var(--x)}", ":root{--x:1px;}.a{top:var(--x)}"),
        (':root{--y:url("data:image/svg+xml;a{b}")}.a{top:0}', ":root{}.a{top:0}"),
    ],
)
def test_rules_for_what_no_page_names_are_dropped(css: str, kept: str) -> None:
    assert reduce(css, {"a"}) == kept


def test_variables_that_our_own_style_sheet_uses_are_kept() -> None:
    css = ":root{--x:1px}"
    assert reduce(css, set(), ".a{top:var(--x)}") == css


def test_a_sheet_that_nothing_can_be_dropped_from_is_an_error(tmp_path: Path) -> None:
    sheet = tmp_path / "assets/stylesheets/main.0.min.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("p{color:red}")
    with pytest.raises(ValueError, match="nothing could be dropped"):
        reduce_stylesheets(tmp_path, tmp_path / "cache")


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("// why\nlet a = 1; // what\n", "let a = 1; // what\n"),
        ("/* why\n   it is so */\np { top: 0 }\n", "p { top: 0 }\n"),
        ('const a = "https://b";\n', 'const a = "https://b";\n'),
    ],
)
def test_comments_with_lines_of_their_own_are_not_served(source: str, kept: str) -> None:
    assert without_comments(source) == kept


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["", "en/rules/100-fastapi/", "guide/service/app/"])
def test_pages_look_as_with_the_whole_sheet(
    page: Page, site: Path, address: str, width: int
) -> None:
    (sheet,) = MATERIAL.glob("main.*.min.css")
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    notes = (site / address / "index.html").read_text().count('<span class="c1"> (')

    def boxes() -> object:
        page.goto(address, wait_until="networkidle")
        expect(page.locator(".md-annotation")).to_have_count(notes)  # the script mounts them late
        return page.evaluate(
            """() => [...document.body.querySelectorAll("*")].map(element => {
                 const {x, y, width, height} = element.getBoundingClientRect();
                 const {color, backgroundColor, font} = getComputedStyle(element);
                 return [x, y, width, height, color, backgroundColor, font].join();
               })"""
        )

    def whole(route: Route) -> None:
        route.fulfill(path=sheet)

    reduced = boxes()
    page.route("**/stylesheets/main.*.css", whole)
    assert boxes() == reduced
