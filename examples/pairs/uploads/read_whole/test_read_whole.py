"""A file that is too large is not read into memory first."""

from io import BytesIO
from types import ModuleType

import pytest
from fastapi import HTTPException, UploadFile

from pairs.uploads.read_whole import forbidden, replacement


@pytest.mark.parametrize(("module", "read"), [(forbidden, 10_000_000), (replacement, 1001)])
async def test_how_much_of_the_file_is_read(module: ModuleType, read: int) -> None:
    content = BytesIO(bytes(10_000_000))
    with pytest.raises(HTTPException, match="413"):
        await module.read(UploadFile(content), 1000)
    assert content.tell() == read
