"""What is kept on disk is used for the same key alone, and may be lost at any time."""

from collections.abc import Callable
from pathlib import Path

from rulebook.site.kept import kept


def counted(calls: list[str], text: str) -> Callable[[], str]:
    def make() -> str:
        calls.append(text)
        return text

    return make


def test_a_result_is_made_once_for_its_key(tmp_path: Path) -> None:
    calls: list[str] = []
    folder = tmp_path / "new" / "folder"
    assert kept(folder, ("1.0", "code"), counted(calls, "가\r\n")) == "가\r\n"
    assert kept(folder, ("1.0", "code"), counted(calls, "other")) == "가\r\n"
    assert kept(folder, ("1.1", "code"), counted(calls, "new")) == "new"
    assert kept(folder, ("1.0c", "ode"), counted(calls, "apart")) == "apart"
    assert calls == ["가\r\n", "new", "apart"]


def test_what_was_deleted_is_made_again(tmp_path: Path) -> None:
    calls: list[str] = []
    for _ in range(2):
        kept(tmp_path, ("key",), counted(calls, "text"))
        for file in tmp_path.iterdir():
            file.unlink()
    assert calls == ["text", "text"]
