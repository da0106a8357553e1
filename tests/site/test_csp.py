"""Each page's policy allows the scripts that the page holds, and nothing else."""

import base64
import hashlib

import pytest

from rulebook.site.csp import PLACE, with_policy


def policy(html: str) -> dict[str, list[str]]:
    content = with_policy(html).split('content="', 1)[1].split('"', 1)[0]
    return {name: values for name, *values in (part.split() for part in content.split("; "))}


def test_an_inline_script_is_allowed_by_its_hash_alone() -> None:
    code = "let a = 1 < 2\n"
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    scripts = policy(f"{PLACE}<script>{code}</script><p>text</p>")["script-src"]
    assert scripts == ["'self'", f"'sha256-{digest}'"]


def test_data_and_files_need_no_hash() -> None:
    html = (
        f'{PLACE}<script src="a.js"></script><script id="c" type="application/json">{{}}</script>'
    )
    assert policy(html)["script-src"] == ["'self'"]


def test_no_other_origin_and_no_unsafe_source_is_allowed() -> None:
    rules = policy(f"{PLACE}<script>1</script>")
    assert rules["default-src"] == ["'none'"]
    assert rules["object-src"] == ["'none'"]
    allowed = {value for values in rules.values() for value in values}
    assert {value for value in allowed if not value.startswith("'sha256-")} == {
        "'none'",
        "'self'",
        "data:",
    }
    assert [name for name, values in rules.items() if "data:" in values] == ["img-src"]


def test_only_the_first_place_is_filled() -> None:
    assert with_policy(f"{PLACE}<code>{PLACE}</code>").count(PLACE) == 1


def test_a_page_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="no place"):
        with_policy("<p>text</p>")
