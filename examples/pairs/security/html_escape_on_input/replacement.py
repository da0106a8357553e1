"""Store a text as it was written; the page escapes it."""

from pydantic import BaseModel


class Comment(BaseModel):
    """A comment."""

    text: str
