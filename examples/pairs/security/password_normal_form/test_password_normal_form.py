"""A Korean password typed on a Mac (NFD) is the one that was set on Windows (NFC)."""

from types import ModuleType
from unicodedata import normalize

import pytest
from pwdlib import PasswordHash

from pairs.security.password_normal_form import forbidden, replacement

TYPED = "정확한 말 건전지 스테이플"


@pytest.mark.parametrize(("module", "matches"), [(forbidden, False), (replacement, True)])
def test_another_keyboards_form_of_the_password(module: ModuleType, matches: bool) -> None:
    hasher = PasswordHash.recommended()
    sent = [
        module.Login(password=normalize(form, TYPED)).password.get_secret_value()
        for form in ("NFC", "NFD")
    ]
    assert hasher.verify(sent[1], hasher.hash(sent[0])) is matches
