"""A token that has expired is expired in every time zone."""

import time
from types import ModuleType

import pytest

from pairs.security.expiry_by_hand import forbidden, replacement

MINUTE = 60


@pytest.mark.filterwarnings("ignore:datetime.datetime.utcnow:DeprecationWarning")
@pytest.mark.parametrize(("module", "expired"), [(forbidden, False), (replacement, True)])
def test_whether_a_token_is_expired_in_seoul(
    module: ModuleType, expired: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Seoul")
    time.tzset()
    try:
        assert module.is_expired(time.time() - MINUTE) is expired
        assert not module.is_expired(time.time() + MINUTE)
    finally:
        monkeypatch.undo()
        time.tzset()
