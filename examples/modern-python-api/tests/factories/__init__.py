"""Test data factories: valid by default, with only what matters to a test spelled out."""

from tests.factories.post_factory import PostFactory, TagFactory
from tests.factories.user_factory import PASSWORD, UserFactory

__all__ = ["PASSWORD", "PostFactory", "TagFactory", "UserFactory"]
