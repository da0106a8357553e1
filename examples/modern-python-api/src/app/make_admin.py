"""Make a registered user an administrator: `python -m app.make_admin hong@example.com`.

For the first one: administrators make further ones over HTTP.
"""

import asyncio
import sys

from sqlalchemy import update

from app.config import get_settings
from app.models import Role, User
from app.resources import open_resources


async def make_admin(email: str) -> bool:
    """Make the user with this address an active administrator; False if there is none."""
    statement = update(User).where(User.email == email.lower()).returning(User.id)
    async with (
        open_resources(get_settings()) as resources,
        resources.session_factory() as session,
    ):
        user_id = await session.scalar(statement.values(role=Role.ADMIN, is_active=True))
        await session.commit()
    return user_id is not None


if __name__ == "__main__":
    if not asyncio.run(make_admin(sys.argv[1])):
        sys.exit("There is no user with this address: register first, with POST /api/users")
