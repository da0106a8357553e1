"""A log of the settings shows no password of a URL."""

from types import ModuleType

import pytest

from pairs.settings.url_shows_password import forbidden, replacement


@pytest.mark.parametrize(("module", "shown"), [(forbidden, True), (replacement, False)])
def test_whether_the_settings_show_the_password(
    module: ModuleType, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://app:hunter2@db/app")
    assert ("hunter2" in repr(module.Settings())) is shown
