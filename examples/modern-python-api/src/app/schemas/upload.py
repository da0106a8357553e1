"""Uploads over HTTP."""

from uuid import UUID

from app.schemas.base import ResponseModel


class UploadResponse(ResponseModel):
    """A stored file. Where it lies on disk is nobody's business."""

    id: UUID
    original_name: str
    media_type: str
    size: int
