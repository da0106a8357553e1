"""Importing a module needs no environment: tools, tests and type checkers import it as well."""

import importlib

import pytest
from pydantic import ValidationError


def test_an_import_fails_without_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAIL_HOST", raising=False)
    with pytest.raises(ValidationError, match="mail_host"):
        importlib.import_module("pairs.settings.settings_at_import.forbidden")


def test_an_import_needs_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAIL_HOST", raising=False)
    importlib.import_module("pairs.settings.settings_at_import.replacement")
