"""Accept an address of the hosts that the server may call."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, HttpUrl

ALLOWED_HOSTS = frozenset({"images.example.com"})


def check_host(url: HttpUrl) -> HttpUrl:
    """Reject every host that is not on the list."""
    if (url.scheme, url.port, url.host in ALLOWED_HOSTS) != ("https", 443, True):
        raise ValueError("This address is not allowed")
    return url


OutgoingUrl = Annotated[HttpUrl, AfterValidator(check_host)]


class Import(BaseModel):
    """A file to fetch."""

    url: OutgoingUrl
