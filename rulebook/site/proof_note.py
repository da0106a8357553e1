"""Proof → what a rule's page says of it."""

from markupsafe import Markup

from rulebook.proving.ledger import Proof, ProofKind, ProofLedger
from rulebook.rules.model import Rule
from rulebook.site.templating import render
from rulebook.site.verified import proof_address
from rulebook.site.view import View
from rulebook.site.words import Words

NAMES = {
    "python": "Python",
    "fastapi": "FastAPI",
    "pydantic": "Pydantic",
    "sqlalchemy": "SQLAlchemy",
    "pytest": "pytest",
    "ruff": "Ruff",
    "mypy": "mypy",
}


def proof_note(proof: Proof, view: View) -> Markup:
    """Return the line below a block that says what verifies it."""
    return render(
        "proof_note.html",
        proof=proof,
        text=view.words.proof.kind[_text_of(proof)],
        forbidden=proof.kind is ProofKind.FORBIDDEN,
        address=proof_address(proof, view),
        name=proof.pair or proof.file,
    )


def proof_summary(rule: Rule, view: View, proofs: ProofLedger | None) -> str:
    """Return how many of a rule's blocks are verified, with what and when, as text."""
    words = view.words.proof
    if proofs is None or not proofs.has(view.language, rule):
        return str(words.unproven)
    return str(
        words.summary.format(
            proven=len(proofs.of(view.language, rule)),
            all=len(rule.outline.blocks),
            versions=versions(proofs, words),
            date=proofs.date,
        )
    )


def versions(proofs: ProofLedger, words: Words) -> str:
    """Return the versions that ran: the oldest and the newest, where they differ."""
    shown = []
    for package, name in NAMES.items():
        oldest, newest = proofs.oldest.get(package, ""), proofs.newest.get(package, "")
        if not newest:
            continue
        both = words.range.format(oldest=oldest, newest=newest)
        shown.append(f"{name} {newest if oldest in {'', newest} else both}")
    return ", ".join(shown)


def _text_of(proof: Proof) -> str:
    if proof.kind is ProofKind.FORBIDDEN:
        return "finding" if proof.findings else "harm"
    if proof.kind is ProofKind.REPLACEMENT:
        return "replacement" if proof.tested else "accepted"
    return str(proof.kind)
