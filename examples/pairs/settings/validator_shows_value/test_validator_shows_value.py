"""`hide_input_in_errors` cannot hide what a validator's own message repeats."""

from types import ModuleType

import pytest
from pydantic import ValidationError

from pairs.settings.validator_shows_value import forbidden, replacement


@pytest.mark.parametrize(("module", "shown"), [(forbidden, True), (replacement, False)])
def test_whether_the_error_holds_the_password(
    module: ModuleType, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:hunter2@db/app")
    with pytest.raises(ValidationError, match="asyn") as error:
        module.Settings()
    assert ("hunter2" in str(error.value)) is shown
