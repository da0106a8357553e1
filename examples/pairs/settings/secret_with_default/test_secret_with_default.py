"""A service without its secret does not start, and no log of the settings shows it."""

import pytest
from pydantic import ValidationError

from pairs.settings.secret_with_default import forbidden, replacement


def test_a_default_signs_tokens_that_everybody_can_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    assert "change-me" in repr(forbidden.Settings())


@pytest.mark.parametrize("value", [None, "", "x"])
def test_a_missing_or_short_secret_stops_the_start(
    value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    if value is not None:
        monkeypatch.setenv("SECRET_KEY", value)
    with pytest.raises(ValidationError, match="secret_key"):
        replacement.Settings()


def test_a_secret_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "k" * 32)
    assert "kkk" not in repr(replacement.Settings())
