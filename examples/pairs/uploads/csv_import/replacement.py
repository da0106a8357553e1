"""Rows of a CSV file, bounded and validated, all or none."""

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
    try:
        lines = csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        items: list[Item] = []
        for row in lines:
            if len(items) == MAX_ROWS:
                raise ValueError("The file has too many rows")
            items.append(Item.model_validate(row))
    except UnicodeDecodeError as error:
        raise ValueError("The file is not UTF-8") from error
    except ValidationError as error:
        raise ValueError(f"Line {lines.line_num}: {error.errors()[0]['msg']}") from error
    except csv.Error as error:
        raise ValueError(f"Line {lines.line_num} is not CSV") from error
    return items
