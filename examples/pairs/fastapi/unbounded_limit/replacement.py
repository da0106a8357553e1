"""At most a hundred."""

from typing import Annotated

from fastapi import FastAPI, Query

app = FastAPI()


@app.get("/numbers")
async def list_numbers(limit: Annotated[int, Query(ge=1, le=100)] = 20) -> list[int]:
    """Return the first numbers."""
    return list(range(limit))
