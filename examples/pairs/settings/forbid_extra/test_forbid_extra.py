"""A variable of Compose in `.env` does not stop the start."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from pairs.settings.forbid_extra import forbidden, replacement


@pytest.fixture(autouse=True)
def _shared_env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text("COMPOSE_PROJECT_NAME=app\n")


def test_another_programs_variable_stops_the_start() -> None:
    with pytest.raises(ValidationError, match="compose_project_name"):
        forbidden.Settings()


def test_another_programs_variable_is_ignored() -> None:
    assert replacement.Settings().port == 8000
