"""A password whose text may hold what UTF-8 cannot encode."""

from typing import Annotated
from unicodedata import normalize

from pydantic import AfterValidator, Field, SecretStr


def check_text(value: SecretStr) -> SecretStr:
    """Return the password in its normal form."""
    text = normalize("NFC", value.get_secret_value())
    return SecretStr(text)


NewPassword = Annotated[SecretStr, AfterValidator(check_text), Field(min_length=15, max_length=128)]
