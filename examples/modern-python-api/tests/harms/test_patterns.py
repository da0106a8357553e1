"""Regular expressions that match more than they seem to."""

import re
from typing import Annotated

import pytest
from pydantic import StringConstraints, TypeAdapter, ValidationError


def is_username(text: str) -> bool:
    return re.match(r"^[a-z0-9_]{3,20}$", text) is not None


def is_phone_number(text: str) -> bool:
    return re.fullmatch(r"\d{9,15}", text) is not None


type Username = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{3,20}$")]


def is_whole_username(text: str) -> bool:
    return re.fullmatch(r"[a-z0-9_]{3,20}", text) is not None


username: TypeAdapter[Username] = TypeAdapter(Username)


def test_a_dollar_lets_a_newline_pass() -> None:
    assert is_username("alice\n")
    assert not is_whole_username("alice\n")


def test_pydantics_dollar_is_the_end() -> None:
    assert username.validate_python("alice") == "alice"
    with pytest.raises(ValidationError):
        username.validate_python("alice\n")


def test_a_digit_is_one_of_any_script() -> None:
    assert is_phone_number("٠١٠١٢٣٤٥٦٧٨")
    assert not re.fullmatch(r"[0-9]{9,15}", "٠١٠١٢٣٤٥٦٧٨")
