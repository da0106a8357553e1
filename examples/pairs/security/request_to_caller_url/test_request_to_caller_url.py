"""A caller's URL makes the server send requests into its own network, unless its host is listed."""

import pytest
from pydantic import ValidationError

from pairs.security.request_to_caller_url import forbidden, replacement

INTERNAL = (
    "http://169.254.169.254/latest/meta-data",
    "http://localhost:6379/",
    "https://[::ffff:127.0.0.1]/",
    "https://images.example.com:6379/",
    "https://images.example.com@127.0.0.1/",
    "https://images.example.com.evil.example/",
)


@pytest.mark.parametrize("url", INTERNAL)
def test_any_address_passes(url: str) -> None:
    forbidden.Import.model_validate({"url": url})


@pytest.mark.parametrize("url", INTERNAL)
def test_an_unlisted_address_is_rejected(url: str) -> None:
    with pytest.raises(ValidationError, match="not allowed"):
        replacement.Import.model_validate({"url": url})


def test_a_listed_host_passes() -> None:
    replacement.Import.model_validate({"url": "https://images.example.com/a.png"})
