"""What all schemas share."""

from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError

from app.schemas.base import KeysetPage


def test_a_page_is_read_by_an_integer_unless_it_says_otherwise() -> None:
    key = uuid4()

    assert KeysetPage[str](items=["a"], next_after=7).next_after == 7
    assert KeysetPage[str, UUID](items=["a"], next_after=key).next_after == key
    with pytest.raises(ValidationError, match="next_after"):
        KeysetPage[str].model_validate({"items": [], "next_after": str(key)})
