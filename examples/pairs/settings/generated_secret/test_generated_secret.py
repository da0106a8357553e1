"""Every worker signs with the same key, also after a restart."""

import pytest
from pydantic import ValidationError

from pairs.settings.generated_secret import forbidden, replacement


def test_each_process_has_a_key_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    assert forbidden.Settings().secret_key != forbidden.Settings().secret_key


def test_a_missing_key_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    with pytest.raises(ValidationError, match="secret_key"):
        replacement.Settings()
