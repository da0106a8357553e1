"""A path must be what it looks like."""

from types import ModuleType

from pairs.fastapi.prefix_twice import forbidden, replacement


def paths(module: ModuleType) -> list[str]:
    """Return the documented paths."""
    return list(module.app.openapi()["paths"])


def test_a_prefix_in_both_places_counts_twice() -> None:
    assert paths(forbidden) == ["/users/users"]


def test_a_prefix_on_the_router_counts_once() -> None:
    assert paths(replacement) == ["/users"]
