"""The query of a URL holds tokens and addresses."""

import logging
from types import ModuleType

import pytest
from starlette.requests import Request

from pairs.security.url_in_log import forbidden, replacement

SECRET = "only-for-ann"


@pytest.mark.parametrize(("module", "logged"), [(forbidden, True), (replacement, False)])
def test_whether_the_log_holds_the_token_of_a_link(
    module: ModuleType, logged: bool, caplog: pytest.LogCaptureFixture
) -> None:
    query = f"token={SECRET}".encode()
    headers = [(b"host", b"example.com")]
    request = Request({"type": "http", "path": "/reset", "query_string": query, "headers": headers})
    with caplog.at_level(logging.INFO):
        module.log_request(request)
    [record] = caplog.records
    assert (SECRET in str(vars(record))) is logged
    assert "/reset" in str(vars(record))
