"""Accept a line of text: bounded, visible, without control characters and line breaks."""

from typing import Annotated
from unicodedata import category

from pydantic import AfterValidator, BaseModel, Field


def check_line(value: str) -> str:
    """Reject what forges log lines and mail headers, breaks PostgreSQL, or shows nothing."""
    kinds = {category(letter) for letter in value}
    if kinds & {"Cc", "Cs", "Zl", "Zp"} or not any(kind[0] in "LNPS" for kind in kinds):
        raise ValueError("Only visible characters on one line are allowed")
    return value


Line = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(check_line)]


class Profile(BaseModel):
    """What a user may change."""

    name: Line
