"""Clients that do not read, do not write, or never end, over real sockets."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from httpx2 import AsyncClient

from tests.attacks.conftest import Watched
from tests.attacks.deployment import BODY_SECONDS, SECONDS, UPLOAD_MAX_BYTES, Deployment

MIB = 1024 * 1024
PNG = b"\x89PNG\r\n\x1a\n"

type Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@asynccontextmanager
async def connections(deployment: Deployment, number: int) -> AsyncIterator[list[Streams]]:
    """Open connections that read nothing by themselves: with a small buffer."""

    async def connect(stack: AsyncExitStack) -> Streams:
        raw = socket.socket()
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        raw.setblocking(False)
        await asyncio.get_running_loop().sock_connect(raw, ("127.0.0.1", deployment.port))
        reader, writer = await asyncio.open_connection(sock=raw, limit=1024)
        stack.callback(writer.transport.abort)
        return reader, writer

    async with AsyncExitStack() as stack:
        yield [await connect(stack) for _ in range(number)]


def get(path: str, authorization: str = "") -> bytes:
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", f"Authorization: {authorization}"]
    return "\r\n".join([*lines, "", ""]).encode()


def pipelined(_upload: str, _authorization: str) -> bytes:
    return get("/api/posts?limit=100") * 120


def download(upload: str, authorization: str) -> bytes:
    return get(f"/api/uploads/{upload}", authorization)


def export(_upload: str, authorization: str) -> bytes:
    return get("/api/posts/export", authorization)


@pytest.mark.parametrize("requests", [pipelined, download, export])
async def test_answers_that_nobody_reads_hold_up_nobody_else(
    deployment: Deployment,
    client: AsyncClient,
    authorization: str,
    watched: Watched,
    requests: Callable[[str, str], bytes],
) -> None:
    content = PNG.ljust(UPLOAD_MAX_BYTES - MIB, b"\0")
    files = {"file": ("a.png", content, "image/png")}
    upload = (await client.post("/api/uploads", files=files)).json()["id"]

    async with connections(deployment, 24) as opened:
        for _, writer in opened:
            writer.write(requests(upload, authorization))
        await asyncio.sleep(0.5)
        async with watched(f"unread_{requests.__name__}"):
            await asyncio.sleep(SECONDS)


async def test_a_header_without_end_is_cut_off(deployment: Deployment, watched: Watched) -> None:
    sent = 0
    async with connections(deployment, 1) as [(reader, writer)], watched("endless_header"):
        writer.write(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ")
        try:
            while sent < 300 * MIB:
                writer.write(b"x" * MIB)
                await writer.drain()
                sent += MIB
        except ConnectionError:
            pass
        answer = await asyncio.wait_for(reader.read(12), 10) if not reader.exception() else b""

    assert sent < 20 * MIB
    assert answer in {b"", b"HTTP/1.1 400"}


async def test_headers_that_never_end_hold_up_nobody_else(
    deployment: Deployment, watched: Watched
) -> None:
    async with connections(deployment, 400) as opened, watched("slow_headers"):
        for _, writer in opened:
            writer.write(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ")
        await asyncio.sleep(SECONDS)


async def test_slow_bodies_are_cut_off_and_hold_up_nobody_else(
    deployment: Deployment, watched: Watched
) -> None:
    head = b"POST /api/users HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    async with connections(deployment, 400) as opened, watched("slow_bodies"):
        for _, writer in opened:
            writer.write(head + b"Content-Length: 1000\r\n\r\n{")
        await asyncio.sleep(0.5)
        for _, writer in opened:
            writer.write(b" ")
        statuses = [
            await asyncio.wait_for(reader.read(12), BODY_SECONDS + 10) for reader, _ in opened
        ]

    assert set(statuses) == {b"HTTP/1.1 408"}
