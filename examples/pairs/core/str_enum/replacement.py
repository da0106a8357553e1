"""Text that formats as `admin`."""

from enum import StrEnum


class Role(StrEnum):
    """What a user may do."""

    ADMIN = "admin"
