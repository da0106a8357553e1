"""Uploads over HTTP."""

from uuid import UUID

from app.schemas.base import ResponseModel


class UploadResponse(ResponseModel):
    """A stored file, without its place on the disk."""

    id: UUID
    original_name: str
    media_type: str
    size: int
