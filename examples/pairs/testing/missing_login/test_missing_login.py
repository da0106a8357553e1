"""A route without a login must break a test."""

import pytest

from pairs.fastapi.support import client_of
from pairs.testing.missing_login import forbidden, replacement, service
from pairs.testing.support import passes


@pytest.mark.parametrize(
    ("module", "forgotten", "passing"),
    [
        (forbidden, False, True),
        (replacement, False, True),
        (forbidden, True, True),
        (replacement, True, False),
    ],
)
async def test_which_test_notices_a_forgotten_login(
    module: object, forgotten: bool, passing: bool
) -> None:
    app = service.create_app(forgotten=forgotten)
    async with client_of(app) as client:
        test = module.test_every_route_asks_for_a_login(app, client)  # type: ignore[attr-defined]  # a module
        assert await passes(test) is passing
