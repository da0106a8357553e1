"""What can go wrong in the service's own terms; `api/errors.py` turns it into HTTP."""


class ServiceError(Exception):
    """Base of the errors that a caller can do something about. The message is shown to them."""


class AuthenticationError(ServiceError):
    """Who is calling is unknown: no credentials, wrong, expired or revoked ones."""


class PermissionDeniedError(ServiceError):
    """Who is calling is known, and may not do this."""


class NotFoundError(ServiceError):
    """The thing does not exist, or the caller may not learn that it does."""

    def __init__(self, kind: str, key: object) -> None:
        """Say what is missing, for example `NotFoundError("User", 7)`."""
        super().__init__(f"{kind} {key} not found")


class ConflictError(ServiceError):
    """The request contradicts what is stored."""


class WeakPasswordError(ServiceError):
    """The new password is one that others would guess."""


class UnsupportedFileError(ServiceError):
    """The uploaded bytes are not of a kind that we accept."""


class FileTooLargeError(ServiceError):
    """The uploaded file is over the limit."""


class RateLimitedError(ServiceError):
    """Too many attempts."""

    def __init__(self, retry_after_seconds: int) -> None:
        """Keep how long the caller has to wait, in seconds."""
        super().__init__("Too many attempts")
        self.retry_after_seconds = retry_after_seconds
