"""A login with more than 72 bytes against a bcrypt hash is an answer, not an error."""

import bcrypt
import pytest

from pairs.security.bcrypt_length import forbidden, replacement

PASSWORD = "비밀번호" * 10  # 120 bytes
STORED = bcrypt.hashpw(PASSWORD.encode()[:72], bcrypt.gensalt(4)).decode()  # as bcrypt 4 stored it


@pytest.mark.newest("bcrypt>=5: earlier versions cut the password silently")
def test_bcrypt_5_raises_on_a_long_password() -> None:
    with pytest.raises(ValueError, match="72 bytes"):
        forbidden.verify(PASSWORD, STORED)


def test_a_long_password_is_verified_and_upgraded_whole() -> None:
    matches, upgraded = replacement.verify(PASSWORD, STORED)
    assert matches
    assert upgraded is not None
    assert replacement.verify(PASSWORD, upgraded) == (True, None)
    assert replacement.verify(PASSWORD[:-1], upgraded) == (False, None)
    assert replacement.verify("x" * 80, STORED) == (False, None)
