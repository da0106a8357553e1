"""A production without the variable has its documentation closed."""

from types import ModuleType

import pytest

from pairs.settings.open_default import forbidden, replacement


@pytest.mark.parametrize(("module", "is_open"), [(forbidden, True), (replacement, False)])
def test_a_forgotten_variable(
    module: ModuleType, is_open: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:hunter2@db/app")
    monkeypatch.setenv("SECRET_KEY", "k" * 32)
    module.get_settings.cache_clear()
    settings = module.get_settings()
    assert settings.docs_enabled is is_open
    assert "hunter2" not in repr(settings)
