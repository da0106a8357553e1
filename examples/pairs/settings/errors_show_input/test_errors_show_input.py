"""The error of a wrong secret, which ends up in the log of the start, does not hold the secret."""

from types import ModuleType

import pytest
from pydantic import ValidationError

from pairs.settings.errors_show_input import forbidden, replacement


@pytest.mark.parametrize(("module", "shown"), [(forbidden, True), (replacement, False)])
def test_whether_the_error_holds_the_secret(
    module: ModuleType, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "hunter2-hunter2")
    with pytest.raises(ValidationError, match="secret_key") as error:
        module.Settings(_env_file=None)
    assert ("hunter2" in str(error.value)) is shown
