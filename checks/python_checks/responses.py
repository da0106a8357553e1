"""Faults that only responses show, requested from the running application with an HTTP client."""

import re
from collections.abc import AsyncIterator, Collection
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from python_checks.application import METHODS
from python_checks.finding import Finding, without

if TYPE_CHECKING:
    from fastapi import FastAPI

SECURITY_HEADERS = ("x-content-type-options", "content-security-policy")
FAILING_PATH = "/python-checks-failing-route"
LARGE = 1_000_000_000
PART = b" " * 100_000
MOST_PARTS = 50
_ID = "00000000-0000-4000-8000-000000000000"


async def audit_responses(
    app: "FastAPI",
    client: Any,  # noqa: ANN401 - an AsyncClient of httpx or of httpx2
    *,
    headers: Collection[str] = SECURITY_HEADERS,
    ignore: Collection[str] = (),
) -> list[Finding]:
    """Ask the application for errors, and find what they lack.

    `client` is an AsyncClient without credentials, on `ASGITransport(app,
    raise_app_exceptions=False)`, while the application's lifespan runs. `headers` are those that
    every response must carry, in lower case.
    """
    found = [
        *[each async for each in _anonymous(app, client)],
        *[each async for each in _read_before_login(app)],
        *[each async for each in _large_bodies(app, client)],
        *[each async for each in _errors(app, client, headers)],
    ]
    return without(found, ignore)


def _requests(app: "FastAPI") -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method.upper(), re.sub(r"\{[^}]*\}", _ID, path), operation)
        for path, methods in app.openapi().get("paths", {}).items()
        for method, operation in methods.items()
        if method in METHODS
    ]


async def _anonymous(app: "FastAPI", client: Any) -> AsyncIterator[Finding]:  # noqa: ANN401 - as above
    for method, path, operation in _requests(app):
        if not operation.get("security"):
            continue
        response = await client.request(method, path)
        if response.status_code not in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
            yield Finding(
                "anonymous-access",
                f"{method} {path}",
                f"without login it returns {response.status_code}, not 401; check the login before"
                " the body and the row",
            )


async def _read_before_login(app: "FastAPI") -> AsyncIterator[Finding]:
    for method, path, operation in _requests(app):
        content = operation.get("requestBody", {}).get("content", {})
        if content and operation.get("security"):
            read = await _parts_read(app, method, path, next(iter(content)))
            if read == MOST_PARTS:
                yield Finding(
                    "body-read-before-authentication",
                    f"{method} {path}",
                    f"without login it read {read * len(PART) // 1_000_000} MB and more; check the"
                    " token in ASGI middleware or in a route class, before the body",
                )


async def _parts_read(app: "FastAPI", method: str, path: str, media_type: str) -> int:
    """Send a body without end and without credentials; return how many parts were read."""
    read = 0

    async def receive() -> dict[str, Any]:  # noqa: RUF029 - ASGI asks for a coroutine
        nonlocal read
        if read == MOST_PARTS:
            return {"type": "http.disconnect"}
        read += 1
        return {"type": "http.request", "body": PART, "more_body": True}

    async def send(_message: object) -> None: ...

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"test"), (b"content-type", media_type.encode())],
        "client": ("127.0.0.1", 1),
        "server": ("test", 80),
        "app": app,
    }
    with suppress(Exception):  # a client that goes away may raise; what was read counts
        await app(scope, receive, send)
    return read


async def _large_bodies(app: "FastAPI", client: Any) -> AsyncIterator[Finding]:  # noqa: ANN401 - as above
    for method, path, operation in _requests(app):
        content = operation.get("requestBody", {}).get("content", {})
        if not content:
            continue
        sent = {"content-length": str(LARGE), "content-type": next(iter(content))}
        response = await client.request(method, path, content=b"{}", headers=sent)
        accepted = {
            HTTPStatus.CONTENT_TOO_LARGE,
            HTTPStatus.UNAUTHORIZED,
            HTTPStatus.FORBIDDEN,
        }
        if response.status_code not in accepted:
            yield Finding(
                "no-body-limit",
                f"{method} {path}",
                f"a body of {LARGE // 1_000_000} MB gets {response.status_code}, not 413;"
                " give the router `max_body_size=`, or limit bodies in ASGI middleware",
            )


async def _errors(
    app: "FastAPI",
    client: Any,  # noqa: ANN401 - as above
    headers: Collection[str],
) -> AsyncIterator[Finding]:
    answers = {"a 404": await client.get("/python-checks-no-such-route")}
    with_get = next(
        (path for method, path, _ in _requests(app) if method == "GET"), None
    )
    if with_get:
        answers["a 405"] = await client.request("TRACE", with_get)
    answers["a 500"] = await _failing(app, client)
    for name, response in answers.items():
        missing = [header for header in headers if header not in response.headers]
        if missing:
            yield Finding(
                "headers-missing-on-error",
                name,
                f"it lacks {', '.join(missing)}; set headers in ASGI middleware around the finished app",
            )
    forms = {name: _form(response) for name, response in answers.items()}
    for name, form in forms.items():
        if form != forms["a 404"]:
            yield Finding(
                "error-forms-differ",
                name,
                f"it is {form}, a 404 is {forms['a 404']}; give all errors one form",
            )


async def _failing(app: "FastAPI", client: Any) -> Any:  # noqa: ANN401 - as above
    from starlette.routing import Route  # noqa: PLC0415 - the pack also serves projects without it

    async def fail(_request: object) -> None:  # noqa: RUF029 - a route is a coroutine
        message = "asked for by python_checks"
        raise RuntimeError(message)

    route = Route(FAILING_PATH, fail)
    app.router.routes.insert(0, route)
    try:
        return await client.get(FAILING_PATH)
    finally:
        app.router.routes.remove(route)


def _form(response: Any) -> str:  # noqa: ANN401 - as above
    kind = response.headers.get("content-type", "").partition(";")[0]
    try:
        body = response.json()
    except ValueError:
        return f"{kind or 'empty'} without JSON"
    keys = sorted(body) if isinstance(body, dict) else type(body).__name__
    return f"{kind} with {keys}"
