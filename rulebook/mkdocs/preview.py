"""`make serve`: what is followed beyond MkDocs' own, and how a changed package is taken up."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

from rulebook.service.files import service_files
from rulebook.site.words import Words

type Build = Callable[[], None]


def watch_service(server: LiveReloadServer, service: Path) -> None:
    """Follow the files of the reference service, and not its environment and caches."""
    for name in sorted({path.partition("/")[0] for path in service_files(service)}):
        server.watch(str(service / name))


def reloading(build: Build, root: Path) -> Build:
    """Return a build that takes up changes to the package, which stays imported otherwise."""
    state = _state(root)

    def rebuild() -> None:
        nonlocal state
        if (now := _state(root)) != state:
            changed = [file for file, _ in now.items() ^ state.items()]
            state = now
            _reload(renders_alike=not any(file.suffix == ".py" for file in changed))
        build()

    return rebuild


def _state(root: Path) -> dict[Path, int]:
    """Return when each file of the package, words and templates included, was written."""
    files = [*(root / "rulebook").rglob("*.*"), root / "hooks.py", root / "macros.py"]
    return {file: file.stat().st_mtime_ns for file in files if file.suffix != ".pyc"}


def _reload(*, renders_alike: bool) -> None:
    """Forget the package, and let hooks.py, which MkDocs keeps, make the plugin anew.

    `renders_alike` says that no code has changed: what Markdown made of a page still holds.
    """
    for name in list(sys.modules):
        if name.partition(".")[0] in {"macros", "rulebook"}:
            del sys.modules[name]
    hooks: Any = sys.modules["hooks.py"]
    rendered = hooks.plugin.rendered
    hooks.__spec__.loader.exec_module(hooks)
    if renders_alike:
        hooks.plugin.rendered = rendered
    hooks.on_startup(command="serve")


def preview_note(site_url: str, words: Words) -> str:
    """Return a sentence for commands where the site's address is only that of a preview."""
    is_preview = urlsplit(site_url).hostname in {"127.0.0.1", "localhost"}
    return str(words.page.preview) if is_preview else ""
