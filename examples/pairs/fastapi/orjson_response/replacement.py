"""Pydantic writes the JSON from the return type."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/users/1")
async def read_user() -> dict[str, int]:
    """Return a user."""
    return {"id": 1}
