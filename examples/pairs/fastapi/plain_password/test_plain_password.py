"""A model in a log or a traceback must not show a password."""

from pairs.fastapi.plain_password import forbidden, replacement

SECRET = {"password": "correct horse battery staple"}


def test_a_plain_string_shows() -> None:
    assert "horse" in repr(forbidden.Login.model_validate(SECRET))


def test_a_secret_string_does_not() -> None:
    assert "horse" not in repr(replacement.Login.model_validate(SECRET))
