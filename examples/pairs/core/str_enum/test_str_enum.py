"""A member must read as its value wherever it is formatted."""

from pairs.core.str_enum import forbidden, replacement


def test_a_str_with_enum_formats_as_its_name() -> None:
    assert f"{forbidden.Role.ADMIN}" == "Role.ADMIN"


def test_a_str_enum_formats_as_its_value() -> None:
    assert f"{replacement.Role.ADMIN}" == "admin"
