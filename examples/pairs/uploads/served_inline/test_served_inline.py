"""An uploaded file is saved by browsers, not run on the site's own origin."""

from pathlib import Path

from pairs.uploads.served_inline import forbidden, replacement


def test_a_file_without_a_disposition_is_shown(tmp_path: Path) -> None:
    response = forbidden.download(tmp_path / "a", "text/html", "a.html")
    assert "content-disposition" not in response.headers


def test_a_file_is_an_attachment_of_its_own_type(tmp_path: Path) -> None:
    response = replacement.download(tmp_path / "a", "image/png", "사진\r\n.png")
    assert response.headers["content-disposition"].startswith("attachment;")
    assert "\n" not in response.headers["content-disposition"]
    assert response.headers["x-content-type-options"] == "nosniff"
