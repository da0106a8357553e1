"""A test that hands its own session to the application sees what nobody has committed."""

from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.api.dependencies import SessionDep, get_session
from app.models import User
from tests.conftest import MakeApp, MakeClient


def share_session(app: FastAPI, session: AsyncSession) -> None:
    app.dependency_overrides[get_session] = lambda: session


async def rename(user_id: int, name: str, session: SessionDep) -> None:
    """Rename a user, and forget to commit."""
    user = await session.get_one(User, user_id)
    user.name = name


async def renamed(client: AsyncClient, session: AsyncSession, user: User) -> bool:
    """Ask for the change, then look: what a test of such a route does."""
    response = await client.post(f"/rename/{user.id}", params={"name": "New name"})
    assert response.status_code == 200
    statement = select(User.name).where(User.id == user.id)
    return await session.scalar(statement) == "New name"


async def test_a_shared_session_hides_a_forgotten_commit(
    make_app: MakeApp, make_client: MakeClient, session: AsyncSession, user: User
) -> None:
    # Given: a route with a mistake
    app = await make_app()
    app.post("/rename/{user_id}")(rename)
    client = await make_client(app)

    # When, then: a session apart sees the mistake, a shared one does not
    assert not await renamed(client, session, user)
    share_session(app, session)
    assert await renamed(client, session, user)
