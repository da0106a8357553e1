"""Records of uploads in the database."""

from uuid import UUID

from sqlalchemy import func, select

from app.database.repository import Repository
from app.models import Upload


class UploadRepository(Repository):
    """Reads and writes upload records within the caller's transaction."""

    async def total_size(self, owner_id: int) -> int:
        """Return how many bytes a user's files have."""
        statement = select(func.sum(Upload.size)).where(Upload.owner_id == owner_id)
        return await self._session.scalar(statement) or 0

    async def get(self, upload_id: UUID) -> Upload | None:
        """Return the record, or None."""
        return await self._session.get(Upload, upload_id)
