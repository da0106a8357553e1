"""A test that runs no query."""

from collections.abc import Awaitable, Callable, Sequence

from unittest.mock import AsyncMock, Mock

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.testing.mocked_session.service import Note

type ListNotes = Callable[[AsyncSession, int], Awaitable[Sequence[Note]]]


async def test_an_owner_sees_only_their_notes(engine: AsyncEngine, list_notes: ListNotes) -> None:
    assert engine is not None
    session = AsyncMock()
    session.scalars.return_value = Mock(all=lambda: [Note(owner_id=1)])
    assert [note.owner_id for note in await list_notes(session, 1)] == [1]
