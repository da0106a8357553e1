"""Requests that may be repeated, in the database."""

from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import IdempotentRequest


class IdempotencyRepository:
    """Reads and writes requests within the caller's transaction."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in `session`, which belongs to the caller."""
        self._session = session

    async def claim(self, user_id: int, key: UUID, request: str) -> tuple[IdempotentRequest, bool]:
        """Return what is stored for the key, and whether this transaction has stored it.

        A repetition at the same moment waits here until the first transaction has ended: then
        either its answer is there, or it was rolled back and this one takes its place.
        """
        row = {"user_id": user_id, "key": key, "request": request}
        inserted = await self._session.scalar(
            insert(IdempotentRequest)
            .values(row)
            .on_conflict_do_nothing()
            .returning(IdempotentRequest.key)
        )
        stored = await self._session.get_one(IdempotentRequest, (user_id, key))
        return stored, inserted is not None
