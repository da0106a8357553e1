"""Authors: what everybody may know about users."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.api.dependencies import CurrentUser, PathId, ServiceRoute, UserServiceDep
from app.schemas.base import Id
from app.schemas.user import AuthorProfile

router = APIRouter(prefix="/api/authors", tags=["authors"], route_class=ServiceRoute)


@router.get("/batch")
async def read_authors(
    ids: Annotated[list[Id], Query(min_length=1, max_length=100)],
    _user: CurrentUser,
    users: UserServiceDep,
) -> list[AuthorProfile]:
    """Return several profiles in the order asked for."""
    return await users.get_profiles(ids)


@router.get("/{user_id:id}")
async def read_author(user_id: PathId, _user: CurrentUser, users: UserServiceDep) -> AuthorProfile:
    """Return one profile, from the cache where possible."""
    return await users.get_profile(user_id)
