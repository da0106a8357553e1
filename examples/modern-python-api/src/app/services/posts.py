"""Posts: written, listed, imported, exported."""

from collections.abc import AsyncIterator, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from app.database.engine import SessionFactory
from app.database.posts import PostRepository
from app.errors import NotFoundError, PermissionDeniedError
from app.models import Post, Role, User
from app.schemas.post import PostCreate, PostImportItem


class PostService:
    """What can be done with posts."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in `session`."""
        self._session = session
        self._posts = PostRepository(session)

    async def create(self, author: User, data: PostCreate) -> Post:
        """Publish a post, and its tags where they are new."""
        tags = await self._posts.get_or_create_tags(data.tags)
        post = await self._posts.add(
            Post(title=data.title, content=data.content, author=author, tags=list(tags))
        )
        await self._session.commit()
        return post

    async def get(self, post_id: int) -> Post:
        """Return the post with author and tags.

        Raises:
            NotFoundError: there is none.
        """
        post = await self._posts.get(post_id)
        if post is None:
            raise NotFoundError("Post", post_id)
        return post

    async def list_page(
        self, *, limit: int, after: int | None = None, tag: str | None = None
    ) -> Sequence[Post]:
        """Return the newest posts, or those older than `after`, perhaps only those with `tag`."""
        return await self._posts.list_page(limit=limit, after=after, tag=tag)

    async def delete(self, actor: User, post_id: int) -> None:
        """Delete a post of one's own, or any as an administrator.

        Raises:
            NotFoundError: there is no such post.
            PermissionDeniedError: it is somebody else's.
        """
        post = await self._posts.lock(post_id)
        if post is None:
            raise NotFoundError("Post", post_id)
        if post.author_id != actor.id and actor.role is not Role.ADMIN:
            raise PermissionDeniedError("This is somebody else's post")
        await self._posts.delete(post)
        await self._session.commit()

    async def import_many(self, author: User, items: Sequence[PostImportItem]) -> None:
        """Publish many posts, all or none."""
        await self._posts.add_many(
            [{**item.model_dump(), "author_id": author.id} for item in items]
        )
        await self._session.commit()


async def export_posts_of(author: User, session_factory: SessionFactory) -> AsyncIterator[Post]:
    """Yield all posts of `author`, a batch at a time.

    Each batch has a session of its own, closed before its posts are yielded: no connection waits
    for whoever reads them.
    """
    after = 0
    while True:
        async with session_factory() as session:
            posts = await PostRepository(session).list_by_author(author.id, after=after)
        if not posts:
            return
        for post in posts:
            yield post
        after = posts[-1].id
