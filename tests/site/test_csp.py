"""Each page's policy allows the scripts that the page holds, and nothing else."""

import base64
import hashlib
from collections.abc import Callable

import pytest

from rulebook.site.csp import SLOT, with_policy, without_policy
from rulebook.site.substitution import NothingReplacedError


def policy(html: str) -> dict[str, list[str]]:
    content = with_policy(html).split('content="', 1)[1].split('"', 1)[0]
    return {name: values for name, *values in (part.split() for part in content.split("; "))}


def test_an_inline_script_is_allowed_by_its_hash_alone() -> None:
    code = "let a = 1 < 2\n"
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    scripts = policy(f"{SLOT}<script>{code}</script><p>text</p>")["script-src"]
    assert scripts == ["'self'", f"'sha256-{digest}'"]


def test_data_and_files_need_no_hash() -> None:
    html = f'{SLOT}<script src="a.js"></script><script id="c" type="application/json">{{}}</script>'
    assert policy(html)["script-src"] == ["'self'"]


def test_no_other_origin_and_no_unsafe_source_is_allowed() -> None:
    rules = policy(f"{SLOT}<script>1</script>")
    assert rules["default-src"] == ["'none'"]
    assert rules["object-src"] == ["'none'"]
    allowed = {value for values in rules.values() for value in values}
    assert {value for value in allowed if not value.startswith("'sha256-")} == {
        "'none'",
        "'self'",
        "data:",
    }
    assert [name for name, values in rules.items() if "data:" in values] == ["img-src"]


@pytest.mark.parametrize("slots", [0, 2])
@pytest.mark.parametrize("change", [with_policy, without_policy])
def test_a_page_without_one_slot_is_rejected(change: Callable[[str], str], slots: int) -> None:
    with pytest.raises(NothingReplacedError, match="the slot of the Content-Security-Policy is"):
        change(f"<p>text</p>{SLOT * slots}")


def test_a_preview_has_no_policy() -> None:
    assert without_policy(f"<head>{SLOT}</head>") == "<head></head>"
