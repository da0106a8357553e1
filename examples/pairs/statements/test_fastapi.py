"""Statements of 100-fastapi that forbid nothing, so that no pair holds them."""

import asyncio
from collections.abc import AsyncIterator
from importlib.metadata import version

import pytest
from fastapi import APIRouter, BackgroundTasks, FastAPI, HTTPException
from packaging.version import Version
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request

from pairs.fastapi.body_before_authentication.replacement import route_after
from pairs.fastapi.error_forms.replacement import add_error_handlers
from pairs.fastapi.outage.replacement import is_outage
from pairs.fastapi.support import client_of

HAS_MAX_BODY_SIZE = Version(version("fastapi")) >= Version("0.164")


async def _chunks(number: int) -> AsyncIterator[bytes]:
    yield b'["'
    for _ in range(number):
        yield b"x" * 1_000
    yield b'"]'


@pytest.mark.newest("fastapi>=0.164: limits of bodies")
async def test_the_framework_limits_bodies_and_a_route_may_take_more() -> None:
    app = FastAPI(max_body_size=10_000)

    @app.post("/small")
    async def small(lines: list[str]) -> int:
        return len(lines)

    @app.post("/large", max_body_size=100_000)
    async def large(lines: list[str]) -> int:
        return len(lines)

    statuses = {}
    async with client_of(app) as client:
        for path, number in (("/small", 5), ("/small", 50), ("/large", 50), ("/large", 500)):
            headers = {"Content-Type": "application/json"}
            response = await client.post(path, content=_chunks(number), headers=headers)
            statuses[path, number] = response.status_code
    assert list(statuses.values()) == [200, 413, 200, 413]


@pytest.mark.skipif(HAS_MAX_BODY_SIZE, reason="FastAPI 0.164 and later limit bodies themselves")
def test_in_older_versions_a_route_rejects_the_argument() -> None:
    with pytest.raises(TypeError, match="max_body_size"):
        FastAPI().post("/large", max_body_size=100_000)


async def test_a_failing_background_task_skips_those_after_it() -> None:
    app = FastAPI()
    done: list[str] = []

    def fail() -> None:
        raise ValueError("no connection")

    @app.post("/orders", status_code=202)
    async def order(tasks: BackgroundTasks) -> None:
        tasks.add_task(done.append, "first")
        tasks.add_task(fail)
        tasks.add_task(done.append, "third")

    async with client_of(app) as client:
        response = await client.post("/orders")
    assert response.status_code == 202  # the caller does not learn of it
    assert done == ["first"]


async def test_an_integer_beyond_its_column_is_no_outage(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        await connection.execute(text("CREATE TEMPORARY TABLE posts (id int)"))
        statement = text("SELECT 1 FROM posts WHERE id = :id")
        with pytest.raises(DBAPIError, match="int32") as caught:
            await connection.execute(statement, {"id": 99_999_999_999})
    assert not is_outage(caught.value)  # so a route that lets it pass responds with a 500


async def test_an_error_of_the_route_class_has_the_form_of_all_errors() -> None:
    def verify(request: Request) -> None:
        raise HTTPException(401, "Log in first", {"WWW-Authenticate": "Bearer"})

    router = APIRouter(route_class=route_after(verify))

    @router.post("/posts")
    async def write(lines: list[str]) -> None: ...

    app = FastAPI()
    add_error_handlers(app)
    app.include_router(router)
    async with client_of(app) as client:
        response = await client.post("/posts", content=b"{")
    assert response.status_code == 401
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["www-authenticate"] == "Bearer"


async def test_the_description_exists_though_nobody_may_fetch_it() -> None:
    app = FastAPI(openapi_url=None)

    @app.get("/me")
    async def me() -> None: ...

    async with client_of(app) as client:
        responses = await asyncio.gather(client.get("/docs"), client.get("/openapi.json"))
    assert [response.status_code for response in responses] == [404, 404]
    assert list(app.openapi()["paths"]) == ["/me"]
