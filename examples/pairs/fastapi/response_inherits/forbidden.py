"""A response with the constraints of input."""

from typing import Annotated

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field


class UserCreate(BaseModel):
    """A request."""

    model_config = ConfigDict(extra="forbid")
    name: Annotated[str, Field(min_length=1)]


class UserResponse(UserCreate):
    """A response."""

    id: int


app = FastAPI()


@app.get("/users/1")
async def read_user() -> UserResponse:
    """Return a user of whom an earlier release stored no name."""
    row = {"id": 1, "name": ""}
    return UserResponse.model_validate(row)
