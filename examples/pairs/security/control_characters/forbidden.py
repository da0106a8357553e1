"""Accept a line of text of a bounded length."""

from typing import Annotated

from pydantic import BaseModel, Field

Line = Annotated[str, Field(min_length=1, max_length=80)]


class Profile(BaseModel):
    """What a user may change."""

    name: Line
