"""What is deprecated goes with the next major version."""

import importlib
import warnings
from types import ModuleType

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pairs.fastapi.pydantic_1 import forbidden, replacement


def deprecated(module: ModuleType) -> list[str]:
    """Define the class again, dump it, and return the first words of what is deprecated."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        importlib.reload(module)
        module.dump(module.User(name="Kim"))
    return [str(warning.message).split(" is deprecated")[0] for warning in caught]


def test_pydantic_1_is_deprecated() -> None:
    assert deprecated(forbidden) == ["Support for class-based `config`", "The `dict` method"]


def test_pydantic_2_is_not() -> None:
    assert deprecated(replacement) == []
