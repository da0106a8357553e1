"""What the audits find in an application, and what they leave alone."""

import re
from collections.abc import AsyncIterator
from typing import Annotated

import httpx2
import pytest
import sqlalchemy.exc
from fastapi import Body, Depends, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBearer
from pydantic import BaseModel, ConfigDict, SecretStr, StringConstraints

from python_checks import audit_app, audit_responses, open_operations

bearer = HTTPBearer(auto_error=False)


class LooseBody(BaseModel):
    name: str
    password: SecretStr


def _encodable(value: SecretStr) -> SecretStr:
    value.get_secret_value().encode()
    return value


class StrictBody(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: Annotated[str, StringConstraints(pattern="^[a-z]+$", max_length=20)]


def faulty_app() -> FastAPI:
    app = FastAPI()

    @app.get("/users/users")
    def twice(limit: int = 20) -> None: ...

    @app.get("/users/{user_id}")
    def read(user_id: int) -> None: ...

    @app.get("/users/me")
    def me() -> None: ...

    @app.post("/users")
    def create(body: LooseBody, _login: Annotated[object, Depends(bearer)]) -> None: ...

    return app


async def _answer(_request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"title": type(error).__name__}, status_code=503)


def sound_app() -> FastAPI:
    app = FastAPI(openapi_url=None)
    for error in (OSError, sqlalchemy.exc.TimeoutError, sqlalchemy.exc.DBAPIError):
        app.exception_handler(error)(_answer)
    app.exception_handler(RequestValidationError)(_answer)
    documented = {"422": {"model": StrictBody}, "401": {"model": StrictBody}}

    @app.get("/users/me", responses=documented)
    def me(limit: Annotated[int, Query(ge=1, le=100)] = 20) -> None: ...

    @app.get("/users/{user_id}", responses=documented)
    def read(user_id: int) -> None: ...

    @app.post("/users", responses=documented)
    def create(
        body: StrictBody, _login: Annotated[object, Depends(bearer)]
    ) -> None: ...

    return app


@pytest.mark.parametrize(
    ("check", "place"),
    [
        ("prefix-twice", "GET /users/users"),
        ("fixed-path-below-parameter", "GET /users/me"),
        ("unbounded-list-parameter", "GET /users/users"),
        ("unknown-fields-accepted", "POST /users (LooseBody)"),
        ("control-characters-accepted", "POST /users (LooseBody), field name"),
        ("lone-surrogate-accepted", "POST /users (LooseBody), field password"),
        ("docs-open", "/openapi.json"),
        ("outage-unhandled", "builtins.OSError"),
        ("outage-unhandled", "sqlalchemy.exc.TimeoutError"),
        ("undocumented-errors", "POST /users"),
    ],
)
def test_an_audit_finds(check: str, place: str) -> None:
    found = {(finding.check, finding.place) for finding in audit_app(faulty_app())}

    assert (check, place) in found


def test_an_audit_leaves_a_sound_application_alone() -> None:
    assert audit_app(sound_app()) == []


def test_what_a_project_decided_is_ignored() -> None:
    found = audit_app(faulty_app(), ignore={"docs-open"})

    assert "docs-open" not in {finding.check for finding in found}
    assert found


def test_operations_without_login_are_listed() -> None:
    assert open_operations(sound_app()) == {"GET /users/me", "GET /users/{user_id}"}


def test_a_finding_reads_well_in_a_failed_assertion() -> None:
    lines = repr(audit_app(faulty_app())).splitlines()

    assert [line for line in lines if line.startswith("/openapi.json: hint: everybody")]
    assert [
        line
        for line in lines[1:]
        if not re.fullmatch(
            r"\S.*: (error|warning|hint): .+; .+ \[[a-z-]+\]; http\S+/#[a-z-]+(, |])",
            line,
        )
    ] == []


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
    async with httpx2.AsyncClient(
        transport=transport, base_url="http://test"
    ) as client:
        yield client


class TestResponses:
    @pytest.fixture
    def app(self) -> FastAPI:
        return faulty_app()

    async def test_an_audit_finds_what_answers_lack(
        self, app: FastAPI, client: httpx2.AsyncClient
    ) -> None:
        found = {
            (each.check, each.place) for each in await audit_responses(app, client)
        }

        assert found == {
            ("anonymous-access", "POST /users"),
            ("body-read-before-authentication", "POST /users"),
            ("no-body-limit", "POST /users"),
            ("headers-missing-on-error", "a 404"),
            ("headers-missing-on-error", "a 405"),
            ("headers-missing-on-error", "a 500"),
            ("error-forms-differ", "a 500"),
        }

    async def test_the_failing_route_is_gone_afterwards(
        self, app: FastAPI, client: httpx2.AsyncClient
    ) -> None:
        before = len(app.router.routes)

        await audit_responses(app, client)

        assert len(app.router.routes) == before


class TestSoundResponses:
    @pytest.fixture
    def app(self) -> FastAPI:
        app = FastAPI()

        @app.post("/users")
        def create(
            request: Request, body: Annotated[dict[str, int], Body()]
        ) -> None: ...

        @app.middleware("http")
        async def limit(request: Request, call_next):  # noqa: ANN001, ANN202
            if int(request.headers.get("content-length", 0)) > 1000:
                return JSONResponse({"detail": "too large"}, status_code=413)
            try:
                return await call_next(request)
            except RuntimeError:
                return JSONResponse({"detail": "failed"}, status_code=500)

        return app

    async def test_an_audit_leaves_limits_and_one_form_alone(
        self, app: FastAPI, client: httpx2.AsyncClient
    ) -> None:
        assert await audit_responses(app, client, headers=()) == []
