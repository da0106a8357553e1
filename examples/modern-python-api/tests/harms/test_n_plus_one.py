"""One query a row: unnoticed with three rows, too slow with thousands."""

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.database.posts import PostRepository
from app.models import Post, User
from app.resources import Resources
from tests.factories import PostFactory
from tests.helpers import recorded_statements


async def list_bylines(session: AsyncSession) -> list[str]:
    bylines = []
    for post in await session.scalars(select(Post)):
        author = await session.get_one(User, post.author_id)  # one query a post
        bylines.append(f"{post.title}, {author.name}")
    return bylines


async def list_bylines_at_once(session: AsyncSession) -> list[str]:
    posts = await PostRepository(session).list_page(limit=100)
    return [f"{post.title}, {post.author.name}" for post in posts]


@pytest.mark.parametrize("number", [3, 30])
async def test_queries_grow_with_the_rows_unless_relations_are_loaded_with_them(
    resources: Resources, session: AsyncSession, number: int
) -> None:
    # Given: posts by as many authors
    session.add_all(PostFactory.build_batch(number))
    await session.commit()
    session.expunge_all()

    # When
    with recorded_statements(resources.engine) as one_by_one:
        bylines = await list_bylines(session)
    session.expunge_all()
    with recorded_statements(resources.engine) as at_once:
        same_bylines = await list_bylines_at_once(session)

    # Then: posts with authors, and their tags
    assert sorted(bylines) == sorted(same_bylines)
    assert (len(one_by_one), len(at_once)) == (1 + number, 2)
