"""Fields that are too plain for what they hold."""

import re

from pydantic import BaseModel, TypeAdapter

from app.schemas.base import Email
from app.schemas.user import UserCreate

PATTERN = re.compile(r"^[\w\.-]+@[\w\.-]+\.\w+$")  # as in many an example
VALID = ("hong+test@example.com", "o'brien@example.com")
INVALID = ("-@-.c", "..@..kr")


class PlainUserCreate(BaseModel):
    password: str


def test_a_pattern_for_addresses_refuses_valid_ones_and_accepts_others() -> None:
    assert [address for address in VALID + INVALID if PATTERN.match(address)] == list(INVALID)


def test_email_str_knows_addresses() -> None:
    email: TypeAdapter[str] = TypeAdapter(Email)

    for address in VALID:
        assert email.validate_python(address) == address
    for address in INVALID:
        try:
            email.validate_python(address)
        except ValueError:
            continue
        raise AssertionError(address)


def test_a_plain_password_stands_in_every_log_of_the_model() -> None:
    assert "hunter2" in repr(PlainUserCreate(password="hunter2"))


def test_a_secret_one_does_not() -> None:
    data = {"name": "Ada", "email": "ada@example.com", "password": "correct horse battery"}

    assert "correct horse" not in repr(UserCreate.model_validate(data))
