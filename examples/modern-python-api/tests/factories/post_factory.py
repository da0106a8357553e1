"""Posts and tags for tests."""

import factory

from app.models import Post, Tag
from tests.factories.user_factory import UserFactory


class TagFactory(factory.Factory[Tag]):
    """Builds tags without storing them."""

    class Meta:
        """What is built."""

        model = Tag

    name = factory.Sequence(lambda number: f"tag-{number}")


class PostFactory(factory.Factory[Post]):
    """Builds posts, each with an author of its own unless one is given."""

    class Meta:
        """What is built."""

        model = Post

    title = factory.Faker("sentence", nb_words=4)
    content = factory.Faker("paragraph")
    author = factory.SubFactory(UserFactory)
