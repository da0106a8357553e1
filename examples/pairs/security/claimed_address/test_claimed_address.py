"""A client cannot choose the address by which it is counted."""

from fastapi import Request

from pairs.security.claimed_address import forbidden, replacement

CLAIM = [(b"x-forwarded-for", b"203.0.113.9")]
REQUEST = Request({"type": "http", "headers": CLAIM, "client": ("198.51.100.7", 1)})


def test_a_claim_is_believed() -> None:
    assert forbidden.client_address(REQUEST) == "203.0.113.9"


def test_the_peers_address_is_used() -> None:
    assert replacement.client_address(REQUEST) == "198.51.100.7"
