"""Statements of 420-uploads that forbid nothing, so that no pair holds them."""

from io import BytesIO
from pathlib import Path
from zlib import crc32

import pytest
from fastapi import FastAPI, UploadFile
from PIL import Image

from pairs.fastapi.support import client_of
from pairs.uploads.served_inline.replacement import download


@pytest.mark.parametrize(("size", "on_disk"), [(900_000, False), (1_100_000, True)])
async def test_files_above_one_megabyte_go_to_the_temporary_folder(
    size: int, on_disk: bool
) -> None:
    app = FastAPI()

    @app.post("/files")
    async def upload(file: UploadFile) -> bool:
        return bool(file._in_memory)  # noqa: SLF001 - nothing public shows it

    async with client_of(app) as client:
        response = await client.post("/files", files={"file": b"x" * size})
    assert response.json() is not on_disk


def test_64_million_pixels_fit_into_60_kb_and_pillow_opens_them() -> None:
    content = BytesIO()
    Image.new("1", (8_000, 8_000)).save(content, "PNG", optimize=True)
    assert len(content.getvalue()) < 60_000
    with Image.open(content) as image:
        assert image.width * image.height == 64_000_000


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(("height", "opens"), [(17_800, True), (18_000, False)])
def test_pillow_stops_at_179_million_pixels(height: int, opens: bool) -> None:
    content = BytesIO()
    Image.new("1", (1_000, 18_000)).resize((1_000, height)).save(content, "PNG")
    head = bytearray(content.getvalue())
    head[16:20] = (10_000).to_bytes(4)  # the width in the header
    head[29:33] = crc32(head[12:29]).to_bytes(4)
    if opens:
        Image.open(BytesIO(head)).close()
    else:
        with pytest.raises(Image.DecompressionBombError):
            Image.open(BytesIO(head))


async def test_a_download_is_an_attachment_that_nobody_sniffs(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"<script>")
    app = FastAPI()
    app.get("/file")(lambda: download(tmp_path / "a", "image/png", "Stühle.png"))
    async with client_of(app) as client:
        headers = (await client.get("/file")).headers
    assert headers["content-disposition"].startswith("attachment")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "sandbox"
