"""A body of anything."""

from fastapi import FastAPI

app = FastAPI()


@app.post("/users")
async def create_user(data: dict) -> str:
    """Return the name of the new user."""
    return str(data["name"])
