"""Escape a text before it is stored."""

import html

from pydantic import BaseModel, field_validator


class Comment(BaseModel):
    """A comment."""

    text: str

    @field_validator("text")
    @classmethod
    def escape(cls, value: str) -> str:
        """Escape the text."""
        return html.escape(value)
