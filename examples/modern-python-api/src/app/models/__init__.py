"""Tables. Importing this package registers all of them with `Base.metadata`."""

from app.models.account import Account, Transfer
from app.models.base import Base
from app.models.post import Post, Tag, post_tags
from app.models.upload import Upload
from app.models.user import Role, User

__all__ = ["Account", "Base", "Post", "Role", "Tag", "Transfer", "Upload", "User", "post_tags"]
