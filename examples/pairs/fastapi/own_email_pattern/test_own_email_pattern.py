"""A valid address must be accepted, and an invalid one rejected."""

from types import ModuleType

import pytest
from pydantic import ValidationError

from pairs.fastapi.own_email_pattern import forbidden, replacement


def accepts(module: ModuleType, email: str) -> bool:
    """Return whether the request accepts the address."""
    try:
        module.Registration(email=email)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("email", ["hong+test@example.com", "o'brien@example.com"])
def test_a_pattern_rejects_valid_addresses(email: str) -> None:
    assert not accepts(forbidden, email)
    assert accepts(replacement, email)


@pytest.mark.parametrize("email", ["-@-.c", "..@..kr"])
def test_a_pattern_accepts_invalid_ones(email: str) -> None:
    assert accepts(forbidden, email)
    assert not accepts(replacement, email)
