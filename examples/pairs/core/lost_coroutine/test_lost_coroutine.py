"""A coroutine that is not awaited does nothing."""

import gc
import warnings
from types import ModuleType

import pytest

from pairs.core.lost_coroutine import forbidden, replacement


@pytest.mark.parametrize(("module", "lost"), [(forbidden, 1), (replacement, 0)])
async def test_how_many_coroutines_never_ran(module: ModuleType, lost: int) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        await module.pause()
        gc.collect()
    assert sum("was never awaited" in str(warning.message) for warning in caught) == lost
