"""`ALLOWED_HOSTS=a,b` is a list of two hosts."""

import pytest
from pydantic_settings import SettingsError

from pairs.settings.list_needs_json import forbidden, replacement


def test_names_with_commas_stop_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "a,b")
    with pytest.raises(SettingsError, match="allowed_hosts"):
        forbidden.Settings()


def test_names_with_commas_are_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "a, b")
    assert replacement.Settings().allowed_hosts == ["a", "b"]
