"""`hide_input_in_errors` hides values in the text of an error, not in its list."""

from types import ModuleType

import pytest

from pairs.settings.error_list_in_log import forbidden, replacement


@pytest.mark.parametrize(("module", "shown"), [(forbidden, True), (replacement, False)])
def test_whether_the_report_holds_the_secret(
    module: ModuleType, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "hunter2-hunter2")
    with pytest.raises(SystemExit, match="secret_key") as error:
        module.load()
    assert ("hunter2" in str(error.value)) is shown
