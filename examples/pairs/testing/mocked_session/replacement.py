"""A test that runs the query."""

from collections.abc import Awaitable, Callable, Sequence

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.testing.mocked_session.service import Base, Note

type ListNotes = Callable[[AsyncSession, int], Awaitable[Sequence[Note]]]


async def test_an_owner_sees_only_their_notes(engine: AsyncEngine, list_notes: ListNotes) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with AsyncSession(engine) as session:
        session.add_all([Note(owner_id=1), Note(owner_id=2)])
        await session.commit()
        assert [note.owner_id for note in await list_notes(session, 1)] == [1]
