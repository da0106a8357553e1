"""A token that somebody else signed is rejected."""

from datetime import UTC, datetime, timedelta

import jwt
import pytest

from pairs.security.token_signature import forbidden, replacement

EXPIRES = datetime.now(UTC) + timedelta(hours=1)
FORGED = jwt.encode({"sub": "admin", "exp": EXPIRES}, "x" * 32, algorithm="HS256")


def test_a_forged_token_passes() -> None:
    assert forbidden.read(FORGED, "k" * 32)["sub"] == "admin"


def test_a_forged_token_is_rejected() -> None:
    with pytest.raises(jwt.InvalidSignatureError):
        replacement.read(FORGED, "k" * 32)
