"""What the database rejected, and why."""

from sqlalchemy.exc import IntegrityError


def violated_constraint(error: IntegrityError) -> str | None:
    """Return the name of the constraint that `error` is about, or None for one without a name."""
    cause = error.orig.__cause__ if error.orig else None  # asyncpg's own error
    return getattr(cause, "constraint_name", None)
