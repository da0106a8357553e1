"""A query that loses its condition must break a test."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from pairs.testing.mocked_session import forbidden, replacement, service
from pairs.testing.support import passes


@pytest.mark.parametrize(
    ("module", "list_notes", "passing"),
    [
        (forbidden, service.list_notes, True),
        (replacement, service.list_notes, True),
        (forbidden, service.list_notes_of_all, True),
        (replacement, service.list_notes_of_all, False),
    ],
)
async def test_which_test_notices_a_dropped_condition(
    module: object, list_notes: object, passing: bool, engine: AsyncEngine
) -> None:
    test = module.test_an_owner_sees_only_their_notes(engine, list_notes)  # type: ignore[attr-defined]  # a module
    assert await passes(test) is passing
