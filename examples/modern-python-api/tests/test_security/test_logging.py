"""Logs: readable by machines, without secrets, not to be forged."""

import io
import json
import logging

import pytest
import structlog
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient

from app.api.dependencies import SessionDep
from app.models import User
from app.observability.logging import configure_logging
from tests.conftest import LogLines, MakeApp, MakeClient
from tests.factories import PASSWORD, UserFactory


async def test_a_request_is_one_line_with_its_id_and_without_its_query(
    client: AsyncClient, log_lines: LogLines
) -> None:
    response = await client.get("/api/posts", params={"tag": "x", "token": "hunter2"})

    [line] = [line for line in log_lines() if line["event"] == "request_completed"]
    assert line["request_id"] == response.headers["x-request-id"]
    assert (line["method"], line["path"], line["route"]) == ("GET", "/api/posts", "/api/posts")
    assert (line["status"], line["client"], line["level"]) == (200, "127.0.0.1", "info")
    assert line["duration_ms"] > 0
    assert "hunter2" not in str(log_lines())


async def test_a_login_is_on_record_without_password_and_address(
    client: AsyncClient, log_lines: LogLines, user: User
) -> None:
    for password in (PASSWORD, "wrong password"):
        await client.post("/api/auth/login", data={"username": user.email, "password": password})

    events = [line for line in log_lines() if line["event"] == "security_event"]
    assert [(event["security_event"], event["level"]) for event in events] == [
        ("login_succeeded", "info"),
        ("login_failed", "warning"),
    ]
    assert events[0]["user_id"] == user.id
    assert events[1]["client"] == "127.0.0.1"
    for secret in (PASSWORD, "wrong password", user.email):
        assert secret not in str(log_lines())


@pytest.mark.parametrize("evil", ["%0d%0a", "%0a", "%1b[31m", "%e2%80%a8", "%00"])
async def test_a_path_cannot_forge_a_line(
    client: AsyncClient, log_lines: LogLines, evil: str
) -> None:
    await client.get(f'/x{evil}{{"event": "security_event"}}')

    # `log_lines` parses each line: a forged one would be a line of its own.
    events = [line["event"] for line in log_lines()]
    assert events.count("request_completed") == 1
    assert "security_event" not in events


async def test_refused_access_is_on_record(
    user_client: AsyncClient, log_lines: LogLines, admin: User
) -> None:
    await user_client.put(
        f"/api/users/{admin.id}/access", json={"role": "user", "is_active": False}
    )

    [event] = [line for line in log_lines() if line["event"] == "security_event"]
    assert (event["security_event"], event["path"]) == (
        "access_denied",
        f"/api/users/{admin.id}/access",
    )


async def test_a_client_without_an_address_is_served(app: FastAPI) -> None:
    """A server on a Unix socket knows no address."""
    transport = ASGITransport(app, client=None)  # type: ignore[arg-type]  # ASGI allows it
    async with AsyncClient(transport=transport, base_url="http://test") as client:
        assert (await client.get("/health")).status_code == 200


async def test_a_row_that_violates_a_constraint_is_in_no_log(
    make_app: MakeApp, make_client: MakeClient, user: User, request: pytest.FixtureRequest
) -> None:
    # Given: a route with a mistake
    app = await make_app()
    address = user.email

    async def register_again(session: SessionDep) -> None:
        session.add(UserFactory.build(email=address))
        await session.commit()

    app.add_api_route("/register-again", register_again)
    client = await make_client(app)
    log_lines: LogLines = request.getfixturevalue("log_lines")

    # When
    response = await client.get("/register-again")

    # Then: PostgreSQL repeats the row in its DETAIL
    assert response.status_code == 500
    assert "uq_users_email" in str(log_lines())
    assert address not in str(log_lines())


class TestConfiguration:
    def test_other_libraries_log_json_too(self) -> None:
        stream = io.StringIO()
        configure_logging("INFO", stream)

        logging.getLogger("some.library").info("hello %s", "world")
        logging.getLogger("uvicorn.error").warning("from uvicorn")

        lines = [json.loads(line) for line in stream.getvalue().splitlines()]
        assert [(line["event"], line["level"]) for line in lines] == [
            ("hello world", "info"),
            ("from uvicorn", "warning"),
        ]

    def test_an_exception_is_logged_as_data_without_local_variables(self) -> None:
        stream = io.StringIO()
        configure_logging("INFO", stream)
        password = "hunter2"

        try:
            raise ValueError("wrong " + str(len(password)))
        except ValueError:
            structlog.get_logger("x").exception("failed")

        line = json.loads(stream.getvalue())
        assert line["exception"][0]["exc_type"] == "ValueError"
        assert "hunter2" not in stream.getvalue()

    def test_lower_levels_are_left_out(self) -> None:
        stream = io.StringIO()
        configure_logging("WARNING", stream)

        structlog.get_logger("x").info("detail")

        assert stream.getvalue() == ""
