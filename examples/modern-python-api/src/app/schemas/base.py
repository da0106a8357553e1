"""What all schemas share."""

import re
import unicodedata
from decimal import Decimal
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    EmailStr,
    Field,
    SecretStr,
    StringConstraints,
    model_validator,
)

from app.models.base import LARGEST_ID, MONEY_DIGITS, MONEY_PLACES
from app.security.passwords import MIN_PASSWORD_LENGTH

# Letters to Unicode, nothing to the eye: the fillers of Hangul.
_INVISIBLE_LETTERS = "\u115f\u1160\u3164\uffa0"

# No sign, no exponent, no digits of other scripts, not zero.
_MONEY = rf"^(?=.*[1-9])[0-9]{{1,{MONEY_DIGITS - MONEY_PLACES}}}(\.[0-9]{{1,{MONEY_PLACES}}})?$"


def _unify_line_breaks(value: str) -> str:
    # Browsers send CRLF from every text field.
    return value.replace("\r\n", "\n")


def _reject_control_characters(value: str) -> str:
    # PostgreSQL stores no NUL, and the others only serve to forge lines in logs and mails.
    if any(
        unicodedata.category(character) == "Cc" and character not in "\n\t" for character in value
    ):
        raise ValueError("must not contain control characters")
    return value


def _require_single_line(value: str) -> str:
    # Changes of direction make text look like another: "exe.\u202etxt" ends in "exe" to the eye.
    if re.search("[\n\t\u2028-\u202e\u2066-\u2069]", value):
        raise ValueError("must be a single line in one direction of writing")
    return value


def _require_visible_letter(value: str) -> str:
    if not any(character.isalnum() and character not in _INVISIBLE_LETTERS for character in value):
        raise ValueError("must contain a letter or a digit")
    return value


def _require_unicode(value: SecretStr) -> SecretStr:
    # JSON can write half of a surrogate pair. Pydantic rejects it in `str`, not in `SecretStr`.
    try:
        value.get_secret_value().encode()
    except UnicodeEncodeError:
        raise ValueError("must be valid Unicode") from None  # the cause repeats the secret
    return value


def _parse_money(value: object) -> Decimal:
    if not isinstance(value, str) or re.fullmatch(_MONEY, value) is None:
        raise ValueError('must be a positive amount as a string, such as "12.50"')
    return Decimal(value).quantize(Decimal(1).scaleb(-MONEY_PLACES))


type Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(_unify_line_breaks),
    AfterValidator(_reject_control_characters),
]
type Line = Annotated[Text, AfterValidator(_require_single_line)]
type VisibleLine = Annotated[Line, AfterValidator(_require_visible_letter)]

# Lower-case, because nobody has two mailboxes that differ in case only.
type Email = Annotated[EmailStr, AfterValidator(str.lower)]

# Length is what makes a password strong; rules about kinds of characters do not. The upper bound
# keeps hashing cheap for us. Common passwords are rejected where it is hashed.
type Secret = Annotated[SecretStr, AfterValidator(_require_unicode)]
type NewPassword = Annotated[Secret, Field(min_length=MIN_PASSWORD_LENGTH, max_length=128)]

type Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]

# A string, because most JSON parsers make a float of a number, and 0.1 + 0.2 is not 0.3 then.
type Money = Annotated[
    Decimal,
    BeforeValidator(
        _parse_money, json_schema_input_type=Annotated[str, StringConstraints(pattern=_MONEY)]
    ),
]


class RequestModel(BaseModel):
    """Base of request bodies: an unknown field is an error, not silently ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _bound_unknown_fields(cls, data: object) -> object:
        # Each unknown field is an error of its own; a large body would have 100,000 of them.
        if isinstance(data, dict) and len(data) > len(cls.model_fields) + 20:
            raise ValueError("has too many unknown fields")
        return data


class ResponseModel(BaseModel):
    """Base of responses. They repeat no input constraints: what is stored can always be read."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class KeysetPage[ItemT, KeyT = int](ResponseModel):
    """One page of a list that is read by key; pass `next_after` as `after` to get the next one."""

    items: list[ItemT]
    next_after: KeyT | None
