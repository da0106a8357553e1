"""Make a registered user an administrator: `python -m app.make_admin hong@example.com`.

For the first one: administrators make further ones over HTTP.
"""

import argparse
import asyncio
import sys

from app.config import get_settings
from app.database.users import UserRepository
from app.models import Role
from app.observability.logging import configure_logging
from app.resources import open_resources
from app.security.events import SecurityEvent, log_security_event


async def make_admin(email: str) -> bool:
    """Make the user with this address an active administrator; False if there is none."""
    settings = get_settings()
    configure_logging(settings.log_level)
    async with (
        open_resources(settings) as resources,
        resources.session_factory() as session,
    ):
        user = await UserRepository(session).get_by_email(email.lower())
        if user is None:
            return False
        user.role, user.is_active = Role.ADMIN, True
        await session.commit()
        log_security_event(SecurityEvent.ACCESS_CHANGED, user_id=user.id, role=user.role.value)
        return True


def main() -> None:
    """Read the address from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("email", help="the address that the user has registered with")
    if not asyncio.run(make_admin(parser.parse_args().email)):
        sys.exit("There is no user with this address: register first, with POST /api/users")


if __name__ == "__main__":
    main()
