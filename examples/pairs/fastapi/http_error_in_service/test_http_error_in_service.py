"""What a job calls too must not raise errors of HTTP."""

import pytest
from fastapi import HTTPException

from pairs.fastapi.http_error_in_service import forbidden, replacement


def test_an_http_error_ends_the_job() -> None:
    with pytest.raises(HTTPException):
        forbidden.cheapest(["ink", "pen"])


def test_an_error_of_the_domain_does_not() -> None:
    assert replacement.cheapest(["ink", "pen"]) == 3
