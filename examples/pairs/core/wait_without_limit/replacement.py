"""A wait that ends after LIMIT_SECONDS."""

import asyncio

LIMIT_SECONDS = 0.1


async def greet(host: str, port: int) -> bytes:
    """Return the line that a server sends first."""
    async with asyncio.timeout(LIMIT_SECONDS):
        reader, writer = await asyncio.open_connection(host, port)
        try:
            return await reader.readline()
        finally:
            writer.close()
