"""Posts and tags in the database."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.orm import joinedload, selectinload

from app.database.repository import Repository
from app.models import Post, Tag

# To-one by JOIN, to-many by a second SELECT: a JOIN would repeat the post for each tag.
WITH_AUTHOR_AND_TAGS = (joinedload(Post.author), selectinload(Post.tags))


class PostRepository(Repository):
    """Reads and writes posts within the caller's transaction."""

    async def get(self, post_id: int) -> Post | None:
        """Return the post with its author and tags, or None."""
        return await self._session.get(Post, post_id, options=WITH_AUTHOR_AND_TAGS)

    async def lock(self, post_id: int) -> Post | None:
        """Return the post alone, locked until the transaction ends, or None."""
        return await self._session.get(Post, post_id, with_for_update=True)

    async def list_page(
        self, *, limit: int, after: int | None = None, tag: str | None = None
    ) -> Sequence[Post]:
        """Return the newest posts, or those older than the post `after`.

        A key instead of an offset: the page costs the same at any depth, and no row is shown
        twice when a post is added meanwhile.
        """
        statement = select(Post).options(*WITH_AUTHOR_AND_TAGS)
        statement = statement.order_by(Post.id.desc()).limit(limit)
        if after is not None:
            statement = statement.where(Post.id < after)
        if tag is not None:
            statement = statement.where(Post.tags.any(Tag.name == tag))
        return (await self._session.scalars(statement)).all()

    async def add_many(self, rows: Sequence[dict[str, Any]]) -> None:
        """Insert many posts with few statements.

        `insert(Post)` uses the model's columns and defaults; raw SQL would skip them.
        """
        await self._session.execute(insert(Post), rows)

    async def list_by_author(
        self, author_id: int, *, after: int, limit: int = 50
    ) -> Sequence[Post]:
        """Return the oldest posts of an author that are newer than the post `after`."""
        statement = select(Post).where(Post.author_id == author_id, Post.id > after)
        return (await self._session.scalars(statement.order_by(Post.id).limit(limit))).all()

    async def get_or_create_tags(self, names: Collection[str]) -> Sequence[Tag]:
        """Return the tags with these names, making the missing ones.

        Two requests may make the same tag at once: `ON CONFLICT DO NOTHING` lets both go on.
        Sorted, because two transactions that insert in opposite orders would deadlock.
        """
        if not names:
            return []
        rows = [{"name": name} for name in sorted(names)]
        await self._session.execute(
            postgresql_insert(Tag).values(rows).on_conflict_do_nothing(index_elements=["name"])
        )
        statement = select(Tag).where(Tag.name.in_(names)).order_by(Tag.name)
        return (await self._session.scalars(statement)).all()
