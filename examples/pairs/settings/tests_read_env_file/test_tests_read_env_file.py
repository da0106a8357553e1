"""Tests do not send to the server that the developer's `.env` or shell names."""

from pathlib import Path
from types import ModuleType

import pytest

from pairs.settings.tests_read_env_file import forbidden, replacement


@pytest.mark.parametrize(("module", "host"), [(forbidden, "mail.real"), (replacement, "mail.test")])
@pytest.mark.parametrize("source", ["file", "shell"])
def test_which_server_a_test_uses(
    module: ModuleType, host: str, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if source == "file":
        Path(".env").write_text("MAIL_HOST=mail.real\n")
    else:
        monkeypatch.setenv("MAIL_HOST", "mail.real")
    assert module.settings_for_tests().mail_host == host
