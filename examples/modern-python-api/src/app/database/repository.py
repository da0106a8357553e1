"""What all repositories share. They flush; the service that called them commits."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Base


class Repository:
    """Reads and writes rows within the caller's transaction."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in `session`, which belongs to the caller."""
        self._session = session

    async def add[RowT: Base](self, row: RowT) -> RowT:
        """Insert `row` and fill in what the database computes.

        Raises:
            sqlalchemy.exc.IntegrityError: the row violates a constraint.
        """
        self._session.add(row)
        await self._session.flush()
        return row

    async def delete(self, row: Base) -> None:
        """Delete `row`; the database deletes what belongs to it."""
        await self._session.delete(row)
        await self._session.flush()
