"""Every way in which PostgreSQL can be out of reach is a 503; a mistake of ours is not."""

import socket
from http import HTTPStatus

import asyncpg
import pytest
from pydantic import SecretStr
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from app.api.outages import outage_status
from app.resources import Resources
from tests.conftest import MakeApp, MakeClient

MISSING_SOCKET = SecretStr("postgresql+asyncpg://user@/app?host=/no/such/folder")


def raised_by_the_driver(cause: Exception, *, broken: bool = False) -> DBAPIError:
    """An error as SQLAlchemy hands it on; `broken` says that the connection is gone."""
    return DBAPIError("SELECT 1", {}, cause, connection_invalidated=broken)


@pytest.mark.parametrize(
    "error",
    [
        asyncpg.CannotConnectNowError("the database system is starting up"),
        asyncpg.TooManyConnectionsError("too many clients already"),
        asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation"),
        raised_by_the_driver(asyncpg.AdminShutdownError("terminating connection")),
        raised_by_the_driver(OSError("connection reset"), broken=True),
        PoolTimeoutError("QueuePool limit reached"),
        TimeoutError(),
        ConnectionRefusedError(),
        FileNotFoundError("the socket of a server that is not there"),
        socket.gaierror(socket.EAI_NONAME, "Name or service not known"),
    ],
    ids=lambda error: type(getattr(error, "orig", None) or error).__name__,
)
def test_what_fails_outside_of_the_process_is_an_outage(error: Exception) -> None:
    assert outage_status(error) is HTTPStatus.SERVICE_UNAVAILABLE


@pytest.mark.parametrize(
    "error",
    [
        ProgrammingError("SELEC 1", {}, asyncpg.PostgresSyntaxError("syntax error")),
        IntegrityError("INSERT", {}, asyncpg.UniqueViolationError("duplicate key")),
        ValueError("of our own"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_mistake_of_ours_is_none(error: Exception) -> None:
    assert outage_status(error) is None


async def test_a_missing_socket_is_a_503(make_app: MakeApp, make_client: MakeClient) -> None:
    client = await make_client(await make_app(database_url=MISSING_SOCKET))

    response = await client.get("/api/posts")

    assert response.status_code == 503
    assert response.headers["content-type"] == "application/problem+json"


async def test_a_pool_without_a_free_connection_is_a_503_and_then_good_again(
    make_app: MakeApp, make_client: MakeClient
) -> None:
    # Given
    app = await make_app(
        database_pool_size=1, database_max_overflow=0, dependency_timeout_seconds=0.3
    )
    client = await make_client(app)
    resources: Resources = app.state.resources

    # When
    async with resources.engine.connect():
        refused = await client.get("/api/posts")

    # Then
    assert refused.status_code == 503
    assert (await client.get("/api/posts")).status_code == 200
