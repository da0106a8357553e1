"""A password whose text can be encoded."""

from typing import Annotated
from unicodedata import category, normalize

from pydantic import AfterValidator, Field, SecretStr


def check_text(value: SecretStr) -> SecretStr:
    """Return the password in its normal form."""
    text = normalize("NFC", value.get_secret_value())
    if any(category(letter) in {"Cc", "Cs"} for letter in text):
        raise ValueError("Control characters and lone surrogates are not allowed")
    return SecretStr(text)


NewPassword = Annotated[SecretStr, AfterValidator(check_text), Field(min_length=15, max_length=128)]
