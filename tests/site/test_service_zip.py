"""The reference service can be taken away whole, and nothing of a machine goes with it."""

import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from rulebook.service.files import service_files
from rulebook.site.downloads import service_zip

ROOT = Path(__file__).parents[2]
SERVICE = ROOT / "examples/modern-python-api"


def test_the_service_is_what_git_tracks_of_it() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "."],
        cwd=SERVICE,
        capture_output=True,
        text=True,
        check=True,
    )
    tracked = {path for path in listed.stdout.splitlines() if (SERVICE / path).exists()}
    assert set(service_files(SERVICE)) == tracked


def test_the_zip_holds_every_file_in_one_folder() -> None:
    with ZipFile(BytesIO(service_zip(SERVICE))) as archive:
        names = archive.namelist()
        assert names == [f"modern-python-api/{path}" for path in service_files(SERVICE)]
        for name in names:
            assert archive.read(name) == (SERVICE.parent / name).read_bytes()


def test_what_a_machine_made_stays_there(tmp_path: Path) -> None:
    service = tmp_path / "api"
    for name in (".venv/bin/python", ".env", ".env.example", "src/app/main.py", ".data/db"):
        (service / name).parent.mkdir(parents=True, exist_ok=True)
        (service / name).write_text(name)
    (service / ".gitignore").write_text(".venv/\n.data/\n.env\n")
    (service / "link").symlink_to("/etc/passwd")
    assert list(service_files(service)) == [".env.example", ".gitignore", "src/app/main.py"]


def test_no_name_on_the_site_is_hidden(site: Path) -> None:
    # Agents look for skills in .well-known; the publishing workflow keeps that name alone.
    assert {path.name for path in site.rglob(".*")} == {".well-known"}
    assert (site / "source/dot-github/workflows/ci.yml.html").is_file()
