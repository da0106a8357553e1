"""As many as the client wants."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/numbers")
async def list_numbers(limit: int = 20) -> list[int]:
    """Return the first numbers."""
    return list(range(limit))
