"""Accept any address for a request of the server's own."""

from pydantic import BaseModel, HttpUrl

OutgoingUrl = HttpUrl


class Import(BaseModel):
    """A file to fetch."""

    url: OutgoingUrl
