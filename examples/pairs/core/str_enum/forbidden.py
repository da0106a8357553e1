"""Text that formats as `Role.ADMIN`."""

from enum import Enum


class Role(str, Enum):
    """What a user may do."""

    ADMIN = "admin"
