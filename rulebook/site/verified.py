"""Where readers see what verifies a block: the page of a pair, or of a file of the service."""

from rulebook.proving.ledger import Proof
from rulebook.proving.pairs import PAIRS
from rulebook.service.files import SERVICE
from rulebook.site.view import View


def proof_address(proof: Proof, view: View) -> str:
    """Return the address of what a proof names; "" where it names no file."""
    if not proof.file:
        return ""
    line = proof.lines[0].first if proof.lines else 1
    if proof.pair:
        part = proof.file.rpartition("/")[2].removesuffix(".py")
        return f"{view.pair_page(proof.pair)}#{part}-L{line}"
    if proof.file.startswith(f"{SERVICE}/"):
        return view.source_page(proof.file.removeprefix(f"{SERVICE}/"), line)
    return view.source_page(f"pairs/{proof.file.removeprefix(f'{PAIRS}/')}", line)
