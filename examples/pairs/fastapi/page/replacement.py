"""One more row than the page shows whether there is a next page."""

from typing import Annotated

from fastapi import FastAPI, Query
from pydantic import BaseModel
from sqlalchemy import column, select, table
from sqlalchemy.ext.asyncio import AsyncSession

from pairs.fastapi.session_scope.replacement import SessionDep

posts = table("posts", column("id"))


class Page(BaseModel):
    """A page of posts; `next_after` is None on the last one."""

    items: list[int]
    next_after: int | None


Limit = Annotated[int, Query(ge=1, le=100)]
After = Annotated[int, Query(ge=0, lt=2**63)]


async def read_page(session: AsyncSession, after: int, limit: int) -> Page:
    """Return the posts after `after`, at most `limit`."""
    rows = select(posts.c.id).where(posts.c.id > after).order_by(posts.c.id).limit(limit + 1)
    ids = list(await session.scalars(rows))
    more = len(ids) > limit
    return Page(items=ids[:limit], next_after=ids[limit - 1] if more else None)


app = FastAPI()


@app.get("/posts")
async def list_posts(session: SessionDep, limit: Limit = 20, after: After = 0) -> Page:
    """Return a page of posts."""
    return await read_page(session, after, limit)
