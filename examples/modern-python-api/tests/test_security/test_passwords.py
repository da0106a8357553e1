"""Passwords."""

import statistics
import time
import unicodedata

import pytest
from pydantic import SecretStr

from app.security.passwords import (
    hash_password,
    is_easy_to_guess,
    verify_password,
)


async def test_a_password_matches_its_hash_and_no_other() -> None:
    # Given: longer than the 72 bytes after which bcrypt would stop looking
    password = SecretStr("비밀번호는 길수록 좋습니다, 짧은 것보다 훨씬 더")
    hashed = await hash_password(password)

    assert await verify_password(password, hashed)
    assert not await verify_password(SecretStr(password.get_secret_value() + "!"), hashed)


async def test_the_same_password_has_another_hash_each_time() -> None:
    password = SecretStr("correct horse battery staple")

    assert await hash_password(password) != await hash_password(password)


async def test_a_password_matches_however_the_keyboard_composes_it() -> None:
    password = "비밀번호는 길수록 좋습니다 café"
    composed, decomposed = (
        SecretStr(unicodedata.normalize(form, password)) for form in ("NFC", "NFD")
    )

    assert await verify_password(decomposed, await hash_password(composed))
    assert await verify_password(composed, await hash_password(decomposed))


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "PasswordPassword",
        "  qwertyuiopasdfgh  ",
        "correcthorsebatterystaple",
        "a" * 15,
        " " * 15,
        "hong@example.com",
        "HONG@example.com",
    ],
)
def test_common_and_personal_passwords_are_easy_to_guess(password: str) -> None:
    assert is_easy_to_guess(SecretStr(password), "hong@example.com")


@pytest.mark.parametrize(
    "password", ["correct horse battery staple", "안녕하세요 저는 홍길동입니다"]
)
def test_long_phrases_are_not_easy_to_guess(password: str) -> None:
    assert not is_easy_to_guess(SecretStr(password), "hong@example.com")


async def test_a_missing_user_takes_as_long_as_a_wrong_password() -> None:
    password = SecretStr("correct horse battery staple")
    hashed = await hash_password(SecretStr("another one entirely"))

    async def seconds(stored_hash: str | None) -> float:
        times = []
        for _ in range(3):
            started = time.process_time()
            assert not await verify_password(password, stored_hash)
            times.append(time.process_time() - started)
        return statistics.median(times)

    # Wide bounds: without the dummy hash the ratio would be about 1 to 1000.
    assert 0.3 < await seconds(None) / await seconds(hashed) < 3
