"""A token without `exp` is valid forever, unless the claim is required."""

import jwt
import pytest

from pairs.security.token_claims import forbidden, replacement

KEY = "k" * 32
TOKEN = jwt.encode({"sub": "7"}, KEY, algorithm="HS256")


def test_a_token_without_expiry_is_valid_forever() -> None:
    assert forbidden.read_claims(TOKEN, KEY) == {"sub": "7"}


def test_a_required_expiry_rejects_the_token() -> None:
    with pytest.raises(jwt.MissingRequiredClaimError, match="exp"):
        replacement.read_claims(TOKEN, KEY)
