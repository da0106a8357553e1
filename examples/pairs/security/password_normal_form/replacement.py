"""Accept a password in its normal form, which is the same on every keyboard."""

from typing import Annotated
from unicodedata import normalize

from pydantic import AfterValidator, BaseModel, SecretStr


def to_normal_form(value: SecretStr) -> SecretStr:
    """Return the password in its composed form."""
    return SecretStr(normalize("NFC", value.get_secret_value()))


class Login(BaseModel):
    """What a user types."""

    password: Annotated[SecretStr, AfterValidator(to_normal_form)]
