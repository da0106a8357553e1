"""The type declares how the value is made; the generator is annotated as one."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, FastAPI


async def get_lines() -> AsyncIterator[list[str]]:
    """Yield the lines that a request may use."""
    yield ["a", "b"]


app = FastAPI()


@app.get("/lines")
async def read_lines(lines: Annotated[list[str], Depends(get_lines)]) -> list[str]:
    """Return the lines."""
    return lines
