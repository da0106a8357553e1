"""Posts over HTTP."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, field_validator

from app.models import Tag
from app.schemas.base import Line, RequestModel, ResponseModel, Text
from app.schemas.user import AuthorProfile

type Title = Annotated[Line, Field(min_length=1, max_length=200)]
type Content = Annotated[Text, Field(min_length=1, max_length=20_000)]
type TagName = Annotated[Line, Field(min_length=1, max_length=50)]


class PostImportItem(RequestModel):
    """One of many posts of an import."""

    title: Title
    content: Content


class PostCreate(PostImportItem):
    """A new post."""

    tags: Annotated[frozenset[TagName], Field(max_length=10, fail_fast=True)] = frozenset()


class PostImport(RequestModel):
    """Many posts at once. The first wrong one ends the check: 1,000 may be wrong."""

    posts: Annotated[list[PostImportItem], Field(min_length=1, max_length=1000, fail_fast=True)]


class PostExportItem(ResponseModel):
    """One line of an export."""

    id: int
    title: str
    content: str
    created_at: datetime


class PostResponse(PostExportItem):
    """A post with its author and the names of its tags."""

    author: AuthorProfile
    tags: list[str]

    @field_validator("tags", mode="before")
    @classmethod
    def _names(cls, tags: list[Tag | str]) -> list[str]:
        return [tag.name if isinstance(tag, Tag) else tag for tag in tags]
