"""A secret of one letter stops startup."""

import pytest
from pydantic import ValidationError

from pairs.settings.short_secret import forbidden, replacement


def test_one_letter_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("METRICS_TOKEN", "x")
    assert forbidden.Settings().metrics_token.get_secret_value() == "x"


def test_one_letter_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("METRICS_TOKEN", "x")
    with pytest.raises(ValidationError, match="metrics_token"):
        replacement.Settings()
