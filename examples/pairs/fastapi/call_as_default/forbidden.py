"""A call as default, and a generator annotated as returning a list."""

from fastapi import Depends, FastAPI


async def get_lines() -> list[str]:
    """Yield the lines that a request may use."""
    yield ["a", "b"]


app = FastAPI()


@app.get("/lines")
async def read_lines(lines: list[str] = Depends(get_lines)) -> list[str]:
    """Return the lines."""
    return lines
