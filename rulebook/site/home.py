"""What the home page says in figures, and one pair that shows what a rule does."""

from markupsafe import Markup

from rulebook.proving.ledger import ProofKind, ProofLedger
from rulebook.rules.library import Library
from rulebook.site.proof_note import NAMES, proof_note
from rulebook.site.rule_markdown import block_html
from rulebook.site.templating import fill, render
from rulebook.site.view import View

_SHOWN = ("python", "fastapi", "sqlalchemy")
"""The packages that a reader of the home page wants to know."""


def proof_line(library: Library, proofs: ProofLedger | None, view: View) -> Markup:
    """Return how many blocks of a language's rules are verified, with what and when."""
    words = view.words.home
    if proofs is None:
        return Markup()
    rules = library.rules[view.language]
    return render(
        "home_proof.html",
        text=fill(
            words.proof,
            count=sum(len(rule.outline.blocks) for rule in rules),
            rules=len(rules),
            pairs=len(proofs.pairs),
        ),
        versions=" · ".join(
            (proofs.date, *(f"{NAMES[name]} {proofs.newest[name]}" for name in _SHOWN))
        ),
        address=view.language_link("guide/service/#proof"),
        words=words,
    )


def before_and_after(library: Library, proofs: ProofLedger | None, pair: str, view: View) -> Markup:
    """Return the forbidden and the recommended block of a pair, as the rules show them.

    Raises:
        KeyError: no rule shows both.

    """
    if proofs is None:
        return Markup()
    blocks = {
        kind: _block(library, proofs, pair, kind, view)
        for kind in (ProofKind.FORBIDDEN, ProofKind.REPLACEMENT)
    }
    return render(
        "before_and_after.html",
        before=blocks[ProofKind.FORBIDDEN],
        after=blocks[ProofKind.REPLACEMENT],
        words=view.words.home,
    )


def _block(library: Library, proofs: ProofLedger, pair: str, kind: ProofKind, view: View) -> Markup:
    language = view.language
    for rule in library.rules[language]:
        if not proofs.has(language, rule):
            continue
        for proof, block in zip(proofs.of(language, rule), rule.outline.blocks, strict=True):
            if (proof.pair, proof.kind) == (pair, kind):
                return block_html("python", block.content, proof_note(proof, view))
    message = f"no rule shows the {kind} part of {pair}"
    raise KeyError(message)
