"""A body with a schema."""

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict


class UserCreate(BaseModel):
    """A request."""

    model_config = ConfigDict(extra="forbid")
    name: str


app = FastAPI()


@app.post("/users")
async def create_user(data: UserCreate) -> str:
    """Return the name of the new user."""
    return str(data.name)
