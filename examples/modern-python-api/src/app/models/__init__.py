"""Tables. Importing this package registers all of them with `Base.metadata`."""

from app.models.account import Account, IdempotentRequest, Transfer
from app.models.base import Base
from app.models.post import Post, Tag, post_tags
from app.models.upload import Upload
from app.models.user import Role, User

__all__ = [
    "Account",
    "Base",
    "IdempotentRequest",
    "Post",
    "Role",
    "Tag",
    "Transfer",
    "Upload",
    "User",
    "post_tags",
]
