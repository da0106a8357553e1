"""A body cannot make its sender an administrator."""

import pytest
from pydantic import ValidationError

from pairs.security.mass_assignment import forbidden, replacement

BODY: dict[str, object] = {"name": "Ann", "is_admin": True}


def test_a_body_writes_any_field() -> None:
    user = forbidden.User()
    forbidden.change(user, BODY)
    assert user.is_admin


def test_an_unlisted_field_is_rejected() -> None:
    with pytest.raises(ValidationError, match="is_admin"):
        replacement.change(replacement.User(), BODY)
