"""The response is declared twice."""

from fastapi import FastAPI
from pydantic import BaseModel


class User(BaseModel):
    """A response."""

    id: int


app = FastAPI()


@app.get("/users/1", response_model=User)
async def read_user() -> User:
    """Return a user."""
    return User(id=1)
