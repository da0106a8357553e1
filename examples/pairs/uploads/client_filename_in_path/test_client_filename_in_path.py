"""No file name leads out of the folder of the uploads."""

from io import BytesIO
from pathlib import Path

import pytest
from fastapi import UploadFile

from pairs.uploads.client_filename_in_path import forbidden, replacement


@pytest.mark.parametrize("name", ["/etc/cron.d/x", "../x"])
def test_the_clients_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    file = UploadFile(BytesIO(), filename=name)
    assert not forbidden.upload_path(tmp_path, file).resolve().is_relative_to(tmp_path)
    assert replacement.upload_path(tmp_path, file).parent == tmp_path
