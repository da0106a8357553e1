"""Users whose passwords were hashed with bcrypt can still log in, and their hashes are upgraded."""

import bcrypt
import pytest
from pwdlib.exceptions import UnknownHashError

from pairs.security.bcrypt_hashes import forbidden, replacement

PASSWORD = "correct horse battery"
STORED = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(4)).decode()  # as passlib stored it


def test_argon2_alone_fails_on_a_bcrypt_hash() -> None:
    with pytest.raises(UnknownHashError):
        forbidden.verify(PASSWORD, STORED)


def test_both_hashers_verify_and_upgrade_it() -> None:
    matches, upgraded = replacement.verify(PASSWORD, STORED)
    assert matches
    assert upgraded is not None
    assert upgraded.startswith("$argon2id$")
    assert replacement.verify(PASSWORD, upgraded) == (True, None)
    assert replacement.verify("wrong", STORED) == (False, None)
