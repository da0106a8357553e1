"""Uploads."""

from http import HTTPStatus
from uuid import UUID

from fastapi import APIRouter, UploadFile
from fastapi.responses import FileResponse

from app.api.dependencies import CurrentUser, ServiceRoute, UploadServiceDep
from app.api.openapi import problems
from app.models import Upload
from app.schemas.upload import UploadResponse

router = APIRouter(prefix="/api/uploads", tags=["uploads"], route_class=ServiceRoute)


@router.post(
    "",
    status_code=HTTPStatus.CREATED,
    response_model=UploadResponse,
    responses=problems(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, HTTPStatus.INSUFFICIENT_STORAGE),
)
async def create_upload(file: UploadFile, user: CurrentUser, uploads: UploadServiceDep) -> Upload:
    """Store a PNG, JPEG or PDF file."""
    return await uploads.store(user, file)


@router.delete("/{upload_id}", status_code=HTTPStatus.NO_CONTENT)
async def delete_upload(upload_id: UUID, user: CurrentUser, uploads: UploadServiceDep) -> None:
    """Delete one's file."""
    await uploads.delete(user, upload_id)


@router.get("/{upload_id}", response_class=FileResponse)
async def read_upload(
    upload_id: UUID, user: CurrentUser, uploads: UploadServiceDep
) -> FileResponse:
    """Return one's file, as a download: a browser must not show what a stranger has made."""
    upload, path = await uploads.get(user, upload_id)
    return FileResponse(
        path,
        media_type=upload.media_type,
        filename=upload.original_name or upload.stored_name,
        content_disposition_type="attachment",
    )
