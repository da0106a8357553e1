"""Each code block says what proves it, and a build of what is not proven is refused."""

import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import pytest
from support import (
    ROOT,
    RULE_PAGES,
    HtmlPage,
    SitePage,
    copy_project,
    read_page,
    run_build,
)

from rulebook.proving.ledger import Proof, read_ledger
from rulebook.rules.commonmark import CodeBlock
from rulebook.rules.library import read_rules

RULES = read_rules(ROOT / "rules")
PROOFS = read_ledger(ROOT / "rules" / "proofs.json")

NAMES = ("Python", "FastAPI", "Pydantic", "SQLAlchemy", "pytest", "Ruff", "mypy")
COUNT = {
    "ko": r"코드 블록 (?P<all>\d+)개 중 (?P<proven>\d+)개 검증",
    "en": r"(?P<proven>\d+) of (?P<all>\d+) code blocks verified",
}
OTHER_BYTES = "its code blocks were verified against a different version of this file"

each_rule = pytest.mark.parametrize("shown", RULE_PAGES, ids=str)


def file_of(site: Path, shown: SitePage) -> Path:
    return site / shown.address / "index.html"


def blocks_of(shown: SitePage) -> tuple[CodeBlock, ...]:
    slug = shown.path.split("/")[1]
    return next(rule for rule in RULES[shown.language] if rule.slug == slug).outline.blocks


def with_class(page: HtmlPage, name: str) -> list[Element]:
    return [each for each in page.tree.iter() if name in each.get("class", "").split()]


def text(element: Element) -> str:
    return "".join(element.itertext())


def notes_of(site: Path, shown: SitePage) -> list[Element]:
    return with_class(read_page(file_of(site, shown)), "rule-proof")


@each_rule
def test_every_block_has_one_note_right_below_it(site: Path, shown: SitePage) -> None:
    page = read_page(file_of(site, shown))
    blocks = with_class(page, "rule-block")
    assert len(blocks) == len(blocks_of(shown)) == len(notes_of(site, shown))
    for block in blocks:
        code, note = block
        assert code.get("class") == "highlight"
        assert note.tag == "p"
        assert "rule-proof" in note.get("class", "").split()


def proofs_of(shown: SitePage) -> tuple[Proof, ...]:
    return PROOFS.rules[f"{shown.language}/{shown.path.split('/')[1]}"][1]


@each_rule
def test_a_note_says_what_verifies_its_block(site: Path, shown: SitePage) -> None:
    for proof, note in zip(proofs_of(shown), notes_of(site, shown), strict=True):
        said = [text(code) for code in note.iter("code")]
        assert ("rule-proof--forbidden" in note.get("class", "")) == (proof.kind == "forbidden")
        assert set(proof.findings) <= set(said)
        if proof.file:
            assert (proof.pair or proof.file) in said


@each_rule
def test_a_notes_link_leads_to_the_code_that_the_block_shows(site: Path, shown: SitePage) -> None:
    for block, proof, note in zip(
        blocks_of(shown), proofs_of(shown), notes_of(site, shown), strict=True
    ):
        for link in note.iter("a"):
            path, _, anchor = unquote(link.get("href", "")).partition("#")
            target = (file_of(site, shown).parent / path).resolve()
            assert target.is_file()
            assert anchor in read_page(target).ids
            if block.info == "python" and proof.lines:
                line = (ROOT / proof.file).read_text().splitlines()[proof.lines[0].first - 1]
                assert line.split("  #")[0].strip() in {
                    shown_line.split("  #")[0].strip() for shown_line in block.content.splitlines()
                }


@each_rule
def test_the_head_tells_how_many_are_proven_with_what_and_when(site: Path, shown: SitePage) -> None:
    (facts,) = with_class(read_page(file_of(site, shown)), "rule-facts")
    said = next(
        text(each) for each in facts.iter("dd") if re.search(COUNT[shown.language], text(each))
    )
    number = re.search(COUNT[shown.language], said)
    assert number is not None
    assert int(number["all"]) == int(number["proven"]) == len(blocks_of(shown))
    for name in NAMES:
        assert f"{name} " in said
        assert PROOFS.newest[name.lower()] in said
    assert said.endswith(f" · {PROOFS.date}")


def test_a_build_of_rules_with_other_bytes_is_refused_with_one_line_a_rule(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    for name in ("ko/001-core.mdc", "en/001-core.mdc", "en/100-fastapi.mdc"):
        rule = project / "rules" / name
        rule.write_text(rule.read_text() + "\nOne sentence more.\n")

    built = run_build(project, tmp_path / "site")

    assert built.returncode != 0
    faults = re.findall(r"rules/(\S+):1: (.+?); run `make verify`", built.stdout)
    assert faults == [
        (
            "en/001-core.mdc",
            OTHER_BYTES,
        ),
        (
            "en/100-fastapi.mdc",
            OTHER_BYTES,
        ),
        (
            "ko/001-core.mdc",
            OTHER_BYTES,
        ),
    ]
    assert "Traceback" not in built.stdout
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("content", "what"),
    [(None, "nothing is verified yet"), ("{}", "not a valid proofs file")],
)
def test_a_build_without_proofs_is_refused_with_one_line(
    tmp_path: Path, content: str | None, what: str
) -> None:
    project = copy_project(tmp_path / "project")
    proofs = project / "rules" / "proofs.json"
    if content is None:
        proofs.unlink()
    else:
        proofs.write_text(content)
    built = run_build(project, tmp_path / "site")
    assert built.returncode != 0
    assert built.stdout.count(f"rules/proofs.json:1: {what}; run `make verify`") == 1
    assert "Traceback" not in built.stdout
    assert not (tmp_path / "site").exists()
