"""Another status must break a test, another wording must not."""

from types import ModuleType

import pytest

from pairs.fastapi.support import client_of
from pairs.testing.assert_on_text import forbidden, replacement, service
from pairs.testing.support import passes


@pytest.mark.parametrize(
    ("module", "change", "passing"),
    [
        (forbidden, {}, True),
        (replacement, {}, True),
        (forbidden, {"status": 200}, True),
        (replacement, {"status": 200}, False),
        (forbidden, {"text": "This email is in use"}, False),
        (replacement, {"text": "This email is in use"}, True),
    ],
)
async def test_which_change_is_noticed(
    module: ModuleType, change: dict[str, int | str], passing: bool
) -> None:
    async with client_of(service.create_app(**change)) as client:  # type: ignore[arg-type]  # a parametrized change
        assert await passes(module.test_a_taken_email_is_a_conflict(client)) is passing
