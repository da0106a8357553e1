"""A router that declares the errors of its routes."""

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, FastAPI, HTTPException
from pydantic import BaseModel


class Problem(BaseModel):
    """The form of all errors."""

    title: str
    status: int
    detail: str


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` of routes with these errors."""
    content = {"application/problem+json": {"schema": Problem.model_json_schema()}}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": content}
        for status in statuses
    }


router = APIRouter(responses=problems(404, 422, 503))


@router.get("/posts/{post_id}")
async def read_post(post_id: int) -> int:
    """Return a post."""
    if post_id != 1:
        raise HTTPException(404)
    return post_id


app = FastAPI()
app.include_router(router)
