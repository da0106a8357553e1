"""Posts and authors over HTTP."""

import json
from typing import Any

import pytest
from httpx2 import AsyncClient
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Post, Tag, User
from app.resources import Resources
from tests.conftest import Login
from tests.factories import PostFactory, TagFactory, UserFactory
from tests.helpers import recorded_statements, stored

POST = {"title": "제목", "content": "First line\nsecond line", "tags": ["python", "api"]}


async def publish(client: AsyncClient, **changes: object) -> dict[str, Any]:
    response = await client.post("/api/posts", json=POST | changes)
    assert response.status_code == 201, response.text
    post: dict[str, Any] = response.json()
    return post


async def test_a_post_comes_back_with_author_and_tags(
    user_client: AsyncClient, client: AsyncClient, user: User
) -> None:
    post = await publish(user_client)

    response = await client.get(f"/api/posts/{post['id']}")

    assert response.status_code == 200
    assert response.json() == post
    assert post["author"] == {"id": user.id, "name": user.name}
    assert post["tags"] == ["api", "python"]


async def test_markup_is_stored_as_it_was_written(user_client: AsyncClient) -> None:
    """Whoever shows it escapes it; escaping on the way in would corrupt data."""
    post = await publish(user_client, content="<script>alert('Tom & Jerry')</script>")

    assert post["content"] == "<script>alert('Tom & Jerry')</script>"


async def test_line_breaks_of_every_system_are_stored_as_one_kind(
    user_client: AsyncClient,
) -> None:
    post = await publish(user_client, content="First line\r\nsecond line")

    assert post["content"] == "First line\nsecond line"


async def test_posts_share_tags(user_client: AsyncClient, session: AsyncSession) -> None:
    await publish(user_client, tags=["python", "new"])
    await publish(user_client, tags=["python"])
    await publish(user_client, tags=[])

    assert await session.scalar(select(func.count()).select_from(Tag)) == 2


async def test_pages_follow_each_other_although_posts_are_added(
    user_client: AsyncClient,
) -> None:
    # Given
    ids = [(await publish(user_client, title=f"Post {number}"))["id"] for number in range(5)]

    # When: a post is added between the pages
    first = (await user_client.get("/api/posts", params={"limit": 3})).json()
    await publish(user_client, title="In between")
    second = (
        await user_client.get("/api/posts", params={"limit": 3, "after": first["next_after"]})
    ).json()

    # Then
    assert [post["id"] for post in first["items"] + second["items"]] == ids[::-1]
    assert second["next_after"] is None


async def test_posts_are_found_by_tag(user_client: AsyncClient) -> None:
    tagged = await publish(user_client, tags=["rare"])
    await publish(user_client)

    page = (await user_client.get("/api/posts", params={"tag": "rare"})).json()

    assert [post["id"] for post in page["items"]] == [tagged["id"]]


@pytest.mark.parametrize("number", [1, 20])
async def test_a_page_takes_the_same_number_of_queries_however_long(
    client: AsyncClient, session: AsyncSession, resources: Resources, number: int
) -> None:
    # Given: each post has an author and a tag of its own
    session.add_all(PostFactory.build(tags=[TagFactory.build()]) for _ in range(number))
    await session.commit()

    # When
    with recorded_statements(resources.engine) as statements:
        page = (await client.get("/api/posts")).json()

    # Then: one for posts and authors, one for tags
    assert len(page["items"]) == number
    assert len([statement for statement in statements if "SELECT" in statement]) == 2


async def test_a_missing_post_is_not_found(client: AsyncClient) -> None:
    response = await client.get("/api/posts/1")

    assert response.status_code == 404
    assert response.json()["detail"] == "Post 1 not found"


async def test_posts_are_deleted_by_their_author_or_an_administrator(
    login: Login, session: AsyncSession, user: User, admin: User
) -> None:
    # Given
    author, administrator = await login(user), await login(admin)
    stranger = await login(await stored(session, UserFactory.build()))
    first, second = await publish(author), await publish(author)

    # When, then
    assert (await stranger.delete(f"/api/posts/{first['id']}")).status_code == 403
    assert (await author.delete(f"/api/posts/{first['id']}")).status_code == 204
    assert (await author.delete(f"/api/posts/{first['id']}")).status_code == 404
    assert (await administrator.delete(f"/api/posts/{second['id']}")).status_code == 204


async def test_publishing_needs_a_login(client: AsyncClient) -> None:
    assert (await client.post("/api/posts", json=POST)).status_code == 401


class TestImportAndExport:
    async def test_what_is_imported_can_be_exported(self, user_client: AsyncClient) -> None:
        # Given: more rows than one portion of the stream
        posts = [{"title": f"Post {number}", "content": "text"} for number in range(600)]

        # When
        imported = await user_client.post("/api/posts/import", json={"posts": posts})
        exported = await user_client.get("/api/posts/export")

        # Then
        assert imported.status_code == 204
        assert exported.headers["content-type"] == "application/jsonl"
        lines = [json.loads(line) for line in exported.text.splitlines()]
        assert [line["title"] for line in lines] == [post["title"] for post in posts]

    async def test_an_import_is_all_or_nothing(
        self, user_client: AsyncClient, session: AsyncSession
    ) -> None:
        posts = [{"title": "Good", "content": "text"}, {"title": "", "content": "text"}]

        response = await user_client.post("/api/posts/import", json={"posts": posts})

        assert response.status_code == 422
        assert response.json()["errors"][0]["location"] == ["body", "posts", 1, "title"]
        assert await session.scalar(select(Post.id)) is None

    async def test_an_export_holds_ones_own_posts_only(
        self, user_client: AsyncClient, session: AsyncSession
    ) -> None:
        await stored(session, PostFactory.build())

        assert (await user_client.get("/api/posts/export")).text == ""
