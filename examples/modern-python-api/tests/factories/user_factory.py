"""Users for tests."""

import factory
from pwdlib import PasswordHash

from app.models import Role, User

PASSWORD = "correct horse battery staple"

# Hashed once a run: a hash for each user would take longer than most tests.
_HASHED_PASSWORD = PasswordHash.recommended().hash(PASSWORD)


class UserFactory(factory.Factory[User]):
    """Builds users without storing them: the test adds them to its session.

    `SQLAlchemyModelFactory` would call a synchronous session. No id either: the database numbers
    rows, and explicit ids would collide with its sequence.
    """

    class Meta:
        """What is built."""

        model = User

    name = factory.Faker("name")
    email = factory.Sequence(lambda number: f"user{number}@example.com")
    hashed_password = _HASHED_PASSWORD
    role = Role.USER
    is_active = True

    class Params:
        """Variants: `UserFactory.build(admin=True)`."""

        admin = factory.Trait(role=Role.ADMIN)
        inactive = factory.Trait(is_active=False)
