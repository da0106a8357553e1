"""Proof → what a rule's page says of it."""

from collections.abc import Sequence
from html import escape

from rulebook.language import Language
from rulebook.proving.ledger import Proof, Proofs
from rulebook.rules.claims import Kind
from rulebook.site.source_page import source_path
from rulebook.site.words import TEXTS

NAMES = {
    "python": "Python",
    "fastapi": "FastAPI",
    "pydantic": "Pydantic",
    "sqlalchemy": "SQLAlchemy",
    "pytest": "pytest",
    "ruff": "ruff",
    "mypy": "mypy",
}


def proof_note(proof: Proof, language: Language, to_root: str) -> str:
    """Return the line below a block that says what proves it.

    `to_root` leads from the page to the site's root; it is empty or ends with a slash.
    """
    texts = TEXTS[language]
    said = texts.proof[proof.kind].format(
        file=_file_link(proof, language, to_root),
        findings=", ".join(f"<code>{escape(finding)}</code>" for finding in proof.findings),
    )
    forbidden = proof.kind in {Kind.FINDING, Kind.HARM}
    mark = "✕" if forbidden else "✓" if proof.kind is not Kind.ILLUSTRATION else "·"
    name = "rule-proof rule-proof--forbidden" if forbidden else "rule-proof"
    return (
        f'<p class="{name}" data-search-exclude><span aria-hidden="true">{mark}</span> {said}</p>\n'
    )


def proof_summary(of_rule: Sequence[Proof], proofs: Proofs, language: Language) -> str:
    """Return how many of a rule's blocks are proven, with what and when, as text."""
    illustrations = sum(proof.kind is Kind.ILLUSTRATION for proof in of_rule)
    texts = TEXTS[language]
    said = texts.proven.format(
        proven=len(of_rule) - illustrations,
        all=len(of_rule),
        versions=", ".join(
            f"{name} {proofs.versions[package]}"
            for package, name in NAMES.items()
            if package in proofs.versions
        ),
        date=proofs.date,
    )
    return said + (texts.illustrations.format(count=illustrations) if illustrations else "")


def _file_link(proof: Proof, language: Language, to_root: str) -> str:
    if not proof.file:
        return ""
    line = f"#L{proof.lines[0].first}" if proof.lines else ""
    address = escape(f"{to_root}{source_path(proof.file, language)}{line}")
    return f'<a href="{address}"><code>{escape(proof.file)}</code></a>'
