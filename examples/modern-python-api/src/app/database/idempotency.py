"""Requests that may be repeated, in the database."""

from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from app.database.repository import Repository
from app.models import IdempotentRequest


class IdempotencyRepository(Repository):
    """Reads and writes requests within the caller's transaction."""

    async def claim(self, user_id: int, key: UUID, request: str) -> IdempotentRequest:
        """Return what is stored for the key: without an answer, the caller is the first.

        A repetition at the same moment waits here until the first transaction has ended: then
        either its answer is there, or it was rolled back and this one takes its place.
        """
        statement = insert(IdempotentRequest).values(user_id=user_id, key=key, request=request)
        # `DO NOTHING` would not return a row that is there already, and a second statement might
        # not find it any more. This one changes nothing, locks the row and returns it.
        statement = statement.on_conflict_do_update(
            index_elements=["user_id", "key"], set_={"key": key}
        )
        stored = await self._session.scalars(statement.returning(IdempotentRequest))
        return stored.one()
