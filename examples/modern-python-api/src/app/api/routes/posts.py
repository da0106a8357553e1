"""Posts."""

from collections.abc import AsyncIterable
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from app.api.dependencies import (
    CurrentUser,
    Limit,
    PathId,
    PostServiceDep,
    ResourcesDep,
    ServiceRoute,
)
from app.api.openapi import problems
from app.models import Post
from app.schemas.base import Id, KeysetPage
from app.schemas.post import (
    PostCreate,
    PostExportItem,
    PostImport,
    PostResponse,
    TagName,
)
from app.services.posts import export_posts_of

router = APIRouter(prefix="/api/posts", tags=["posts"], route_class=ServiceRoute)


@router.post("", status_code=HTTPStatus.CREATED, response_model=PostResponse)
async def create_post(data: PostCreate, user: CurrentUser, posts: PostServiceDep) -> Post:
    """Publish a post."""
    return await posts.create(user, data)


@router.get("")
async def list_posts(
    posts: PostServiceDep,
    limit: Limit = 20,
    after: Annotated[Id | None, Query()] = None,
    tag: Annotated[TagName | None, Query()] = None,
) -> KeysetPage[PostResponse]:
    """List the newest posts, or those older than the post `after`."""
    found = await posts.list_page(limit=limit, after=after, tag=tag)
    return KeysetPage[PostResponse](
        items=[PostResponse.model_validate(post) for post in found],
        next_after=found[-1].id if len(found) == limit else None,
    )


@router.post("/import", status_code=HTTPStatus.NO_CONTENT, max_body_size=1024 * 1024)
async def import_posts(data: PostImport, user: CurrentUser, posts: PostServiceDep) -> None:
    """Publish up to 1,000 posts, all or none."""
    await posts.import_many(user, data.posts)


@router.get("/export")
async def export_posts(user: CurrentUser, resources: ResourcesDep) -> AsyncIterable[PostExportItem]:
    """Stream one's own posts as JSON Lines.

    With sessions of its own: that of the request is closed before the first line is sent.
    """
    async for post in export_posts_of(user, resources.session_factory):
        yield PostExportItem.model_validate(post)


@router.get("/{post_id:id}", response_model=PostResponse)
async def read_post(post_id: PathId, posts: PostServiceDep) -> Post:
    """Return a post."""
    return await posts.get(post_id)


@router.delete(
    "/{post_id:id}", status_code=HTTPStatus.NO_CONTENT, responses=problems(HTTPStatus.FORBIDDEN)
)
async def delete_post(post_id: PathId, user: CurrentUser, posts: PostServiceDep) -> None:
    """Delete a post of one's own, or any as an administrator."""
    await posts.delete(user, post_id)
