"""What all schemas share."""

import unicodedata
from decimal import Decimal
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    EmailStr,
    Field,
    SecretStr,
    StringConstraints,
)

from app.models.base import MONEY_DIGITS, MONEY_PLACES

LARGEST_ID = 2**63 - 1  # BIGINT


def _reject_control_characters(value: str) -> str:
    # PostgreSQL stores no NUL, and the others only serve to forge lines in logs and mails.
    if any(
        unicodedata.category(character) == "Cc" and character not in "\n\t" for character in value
    ):
        raise ValueError("must not contain control characters")
    return value


def _reject_line_breaks(value: str) -> str:
    if any(character in value for character in "\n\t\u2028\u2029"):
        raise ValueError("must be a single line")
    return value


type Text = Annotated[
    str, StringConstraints(strip_whitespace=True), AfterValidator(_reject_control_characters)
]
type Line = Annotated[Text, AfterValidator(_reject_line_breaks)]

# Lower-case, because nobody has two mailboxes that differ in case only.
type Email = Annotated[EmailStr, AfterValidator(str.lower)]

# Length is what makes a password strong; rules about kinds of characters do not. 15 is the least
# that NIST SP 800-63B-4 allows where a password is all that proves who somebody is. The upper bound
# keeps hashing cheap for us.
type NewPassword = Annotated[SecretStr, Field(min_length=15, max_length=128)]

type Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]

# Decimal, because 0.1 + 0.2 is not 0.3 in floating point.
type Money = Annotated[
    Decimal,
    Field(gt=0, max_digits=MONEY_DIGITS, decimal_places=MONEY_PLACES, allow_inf_nan=False),
]


class RequestModel(BaseModel):
    """Base of request bodies: an unknown field is an error, not silently ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ResponseModel(BaseModel):
    """Base of responses. They repeat no input constraints: what is stored can always be read."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class Page[ItemT](ResponseModel):
    """One page of a list."""

    items: list[ItemT]
    limit: int
    offset: int


class KeysetPage[ItemT, KeyT = int](ResponseModel):
    """One page of a list that is read by key; pass `next_after` as `after` to get the next one."""

    items: list[ItemT]
    next_after: KeyT | None
