"""A response class that is deprecated."""

from fastapi import FastAPI
from fastapi.responses import ORJSONResponse

app = FastAPI()


@app.get("/users/1", response_class=ORJSONResponse)
async def read_user() -> dict[str, int]:
    """Return a user."""
    return {"id": 1}
