"""A variable that `.env.example` lacks, or a secret that it holds, fails a test."""

from pathlib import Path

import pytest

from pairs.settings.undocumented_variable import forbidden, replacement

COMPLETE = "SECRET_KEY=\n# MAIL_HOST=localhost\n"


@pytest.mark.parametrize("text", ["SECRET_KEY=\n", "SECRET_KEY=hunter2\nMAIL_HOST=\n"])
def test_a_variable_is_missing_or_a_secret_is_there(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".env.example").write_text(text)
    forbidden.test_env_example()
    with pytest.raises(AssertionError):
        replacement.test_env_example()


def test_a_complete_example_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".env.example").write_text(COMPLETE)
    replacement.test_env_example()
