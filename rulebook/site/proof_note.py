"""Proof → what a rule's page says of it."""

from markupsafe import Markup

from rulebook.proving.ledger import Proof, Proofs
from rulebook.rules.claims import Kind
from rulebook.rules.model import Rule
from rulebook.site.templating import render
from rulebook.site.view import View

NAMES = {
    "python": "Python",
    "fastapi": "FastAPI",
    "pydantic": "Pydantic",
    "sqlalchemy": "SQLAlchemy",
    "pytest": "pytest",
    "ruff": "ruff",
    "mypy": "mypy",
}


def proof_note(proof: Proof, view: View) -> Markup:
    """Return the line below a block that says what verifies it."""
    return render(
        "proof_note.html",
        proof=proof,
        text=view.words.proof.kind[proof.kind],
        forbidden=proof.kind in {Kind.FINDING, Kind.HARM},
        address=view.source_page(proof.file, proof.lines[0].first if proof.lines else 0),
    )


def proof_summary(rule: Rule, view: View, proofs: Proofs | None) -> str:
    """Return how many of a rule's blocks are verified, with what and when, as text."""
    words = view.words.proof
    if proofs is None or not proofs.has(view.language, rule):
        return str(words.unproven)
    of_rule = proofs.of(view.language, rule)
    illustrations = sum(proof.kind is Kind.ILLUSTRATION for proof in of_rule)
    summary = words.summary.format(
        proven=len(of_rule) - illustrations,
        all=len(of_rule),
        versions=", ".join(
            f"{name} {proofs.versions[package]}"
            for package, name in NAMES.items()
            if package in proofs.versions
        ),
        date=proofs.date,
    )
    more = words.illustrations.format(count=illustrations) if illustrations else ""
    return f"{summary}{more}"
