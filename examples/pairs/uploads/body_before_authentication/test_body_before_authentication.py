"""An anonymous upload is refused before its body is read."""

from types import ModuleType

from fastapi import FastAPI, HTTPException, Request
from starlette.types import Message, Scope

from pairs.uploads.body_before_authentication import forbidden, replacement

CHUNKS = 50
START = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
END = b"\r\n--x--\r\n"


async def _authenticate(request: Request) -> None:
    if request.headers.get("Authorization") != "Bearer valid":
        raise HTTPException(401)


async def _upload(module: ModuleType, *, token: str) -> tuple[int, int]:
    """Return the status and how many chunks of the body were read."""
    read = 0
    answers: list[Message] = []

    async def receive() -> Message:
        nonlocal read
        read += 1
        body = START if read == 1 else END if read == CHUNKS else b"x" * 65536
        return {"type": "http.request", "body": body, "more_body": read < CHUNKS}

    async def send(message: Message) -> None:
        answers.append(message)

    app = FastAPI()
    app.include_router(module.create_router(_authenticate))
    headers = [
        (b"content-type", b"multipart/form-data; boundary=x"),
        (b"authorization", f"Bearer {token}".encode()),
    ]
    scope: Scope = {"type": "http", "method": "POST", "path": "/uploads", "headers": headers}
    scope.update(query_string=b"", root_path="", http_version="1.1", scheme="http")
    scope.update(asgi={"version": "3.0"}, state={})
    await app(scope, receive, send)
    return answers[0]["status"], read


async def test_a_dependency_refuses_what_has_been_read() -> None:
    assert await _upload(forbidden, token="wrong") == (401, CHUNKS)


async def test_a_route_refuses_before_it_reads() -> None:
    assert await _upload(replacement, token="wrong") == (401, 0)
    assert await _upload(replacement, token="valid") == (200, CHUNKS)
