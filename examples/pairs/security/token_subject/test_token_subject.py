"""A signed subject of many digits passes, until the database rejects it with a 500."""

from datetime import UTC, datetime, timedelta

import jwt
import pytest
from fastapi import HTTPException
from pydantic import SecretStr

from pairs.security.token_subject import forbidden, replacement

KEY = SecretStr("k" * 32)
LARGEST_KEY = 2**63 - 1


def _token(subject: str) -> str:
    now = datetime.now(UTC)
    claims = {
        "aud": "access",
        "iss": "example-service",
        "iat": now,
        "exp": now + timedelta(minutes=5),
        "sub": subject,
        "sid": "s" * 16,
    }
    return jwt.encode(claims, KEY.get_secret_value(), algorithm="HS256")


def test_a_subject_beyond_the_columns_range_gets_through() -> None:
    assert forbidden.read_token(_token("9" * 30), KEY).sub > LARGEST_KEY


@pytest.mark.parametrize("subject", ["9" * 30, "9" * 5000, "0", "-1", "x"])
def test_a_bounded_subject_is_a_401(subject: str) -> None:
    with pytest.raises(HTTPException) as error:
        replacement.read_token(_token(subject), KEY)
    assert error.value.status_code == 401


def test_a_valid_token_is_read() -> None:
    assert replacement.read_token(_token("7"), KEY).sub == 7
