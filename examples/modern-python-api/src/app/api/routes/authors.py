"""Authors: what everybody may know about users."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query

from app.api.dependencies import CurrentUser, Limit, Offset, PathId, UserServiceDep
from app.models import User
from app.schemas.base import Id
from app.schemas.post import AuthorWithPosts
from app.schemas.user import AuthorProfile

router = APIRouter(prefix="/api/authors", tags=["authors"])


@router.get("", response_model=list[AuthorWithPosts])
async def list_authors(
    _user: CurrentUser, users: UserServiceDep, limit: Limit = 20, offset: Offset = 0
) -> Sequence[User]:
    """List authors with the titles of their posts."""
    return await users.list_authors(limit=limit, offset=offset)


@router.get("/batch")
async def read_authors(
    ids: Annotated[list[Id], Query(min_length=1, max_length=100)],
    _user: CurrentUser,
    users: UserServiceDep,
) -> list[AuthorProfile]:
    """Return several profiles in the order asked for."""
    return await users.get_profiles(ids)


@router.get("/{user_id}")
async def read_author(user_id: PathId, _user: CurrentUser, users: UserServiceDep) -> AuthorProfile:
    """Return one profile, from the cache where possible."""
    return await users.get_profile(user_id)
