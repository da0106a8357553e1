"""Response time does not reveal who is registered."""

from types import ModuleType

import pytest

from pairs.security.login_returns_early import forbidden, replacement


@pytest.mark.parametrize(("module", "hashes"), [(forbidden, 0), (replacement, 1)])
def test_hashes_for_a_missing_user(
    module: ModuleType, hashes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed: list[str] = []

    def verify(password: str, stored: str) -> bool:
        computed.append(password)
        matches: bool = original(password, stored)
        return matches

    original = module.hasher.verify
    monkeypatch.setattr(module.hasher, "verify", verify)
    assert not module.may_log_in("guess", None)
    assert len(computed) == hashes
