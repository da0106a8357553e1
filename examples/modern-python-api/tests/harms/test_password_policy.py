"""Rules about kinds of characters: they let weak passwords pass and refuse strong ones."""

import re
import secrets

import pytest
from pydantic import TypeAdapter, ValidationError

from app.schemas.base import NewPassword

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!@#$%^&*"
WEAK = "Password1!"
STRONG = "correct horse battery staple"

new_password: TypeAdapter[NewPassword] = TypeAdapter(NewPassword)


def is_strong(password: str) -> bool:
    kinds = (r"[A-Z]", r"[a-z]", r"\d", r"[!@#$%^&*]")
    return len(password) >= 8 and all(re.search(kind, password) for kind in kinds)


def test_kinds_of_characters_let_a_weak_password_pass() -> None:
    assert is_strong(WEAK)
    assert not is_strong(STRONG)


def test_kinds_of_characters_refuse_generated_passwords() -> None:
    generated = ["".join(secrets.choice(LETTERS) for _ in range(16)) for _ in range(1000)]

    assert not all(is_strong(password) for password in generated)


def test_length_tells_them_apart() -> None:
    with pytest.raises(ValidationError):
        new_password.validate_python(WEAK)
    for password in (STRONG, *(secrets.token_urlsafe(16) for _ in range(1000))):
        assert new_password.validate_python(password).get_secret_value() == password
