"""Records of uploads in the database."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Upload


class UploadRepository:
    """Reads and writes upload records within the caller's transaction."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in `session`, which belongs to the caller."""
        self._session = session

    async def add(self, upload: Upload) -> Upload:
        """Insert `upload` and fill in what the database computes."""
        self._session.add(upload)
        await self._session.flush()
        return upload

    async def list_stored_names(self, owner_id: int) -> Sequence[str]:
        """Return the names that a user's files have on disk."""
        statement = select(Upload.stored_name).where(Upload.owner_id == owner_id)
        return (await self._session.scalars(statement)).all()

    async def total_size(self, owner_id: int) -> int:
        """Return how many bytes a user's files have."""
        statement = select(func.sum(Upload.size)).where(Upload.owner_id == owner_id)
        return await self._session.scalar(statement) or 0

    async def get(self, upload_id: UUID) -> Upload | None:
        """Return the record, or None."""
        return await self._session.get(Upload, upload_id)
