"""A wait that ends only when the other side wants."""

import asyncio


async def greet(host: str, port: int) -> bytes:
    """Return the line that a server sends first."""
    reader, writer = await asyncio.open_connection(host, port)
    try:
        return await reader.readline()
    finally:
        writer.close()
