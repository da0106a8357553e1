"""Find a Chromium that starts and shows Korean, or install what it lacks.

Its path is kept in `.tools/chromium`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PATH_FILE = ROOT / ".tools" / "chromium"

# Nothing that the browser does of itself may touch the network: tests count requests.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)

# Debian's package of Chromium without windows. A new page costs it a tenth of the CPU time.
HEADLESS = "chromium-headless-shell"
NAMES = (HEADLESS, "chromium", "google-chrome", "google-chrome-stable", "chrome")
KOREAN_FONT = "fonts-noto-cjk"  # Debian's package

# Two syllables look alike only where both are the box that stands for a missing glyph.
_SHOWS_KOREAN = """() => {
  const [first, second] = ["가", "힣"].map(syllable => {
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    context.font = "32px sans-serif";
    context.fillText(syllable, 10, 50);
    return canvas.toDataURL();
  });
  return first !== second;
}"""
MAC_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def chromium() -> Path:
    """Return the browser that `make` set up, or the one that `CHROMIUM` names.

    Raises FileNotFoundError where there is neither.
    """
    named = os.environ.get("CHROMIUM") or (
        PATH_FILE.read_text().strip() if PATH_FILE.exists() else ""
    )
    path = Path(named)
    if not named or not path.is_file():
        message = f"no Chromium at {named or PATH_FILE}; run: scripts/setup.sh browser"
        raise FileNotFoundError(message)
    return path


def main() -> int:
    """Find or install a browser; return the exit status."""
    if not _driver_starts() and not (_from_debian("libatomic1") and _driver_starts()):
        sys.stderr.write(
            "setup: Playwright's driver does not start; it may lack a library of the system"
            " (Debian, as root: apt-get install libatomic1)\n"
        )
        return 1
    _prefer_headless()
    path = _first_that_starts(_on_this_machine()) or _install()
    if path is None:
        sys.stderr.write(
            "setup: no Chromium starts here, and none could be installed. Install Chromium or"
            " Chrome (Debian, as root: apt-get install chromium), or name one:"
            " CHROMIUM=/path/to/chrome make test\n"
        )
        return 1
    if not shows_korean(path) and not (_from_debian(KOREAN_FONT) and shows_korean(path)):
        sys.stderr.write(
            "setup: Chromium has no font for Korean, and none could be installed. Install one"
            f" (Debian, as root: apt-get install {KOREAN_FONT}), and repeat the command\n"
        )
        return 1
    PATH_FILE.parent.mkdir(exist_ok=True)
    PATH_FILE.write_text(f"{path}\n")
    return 0


def _on_this_machine() -> Iterator[Path]:
    named = os.environ.get("CHROMIUM")
    if named:
        yield Path(named)
        return
    for name in NAMES:
        found = shutil.which(name)
        # A snap has a /tmp of its own: what it downloads cannot be read by the tests.
        if found and "snap" not in Path(found).resolve().parts:
            yield Path(found)
    yield from (Path(app) for app in MAC_APPS if Path(app).exists())
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if own.exists():
        yield own


def _first_that_starts(paths: Iterator[Path]) -> Path | None:
    return next((path for path in paths if _starts(path)), None)


def _starts(path: Path) -> bool:
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
            browser.new_page().goto("data:text/html,ready")
            browser.close()
    except Error as error:
        sys.stderr.write(f"setup: {path} does not start: {error.message.splitlines()[0]}\n")
        return False
    return True


def shows_korean(path: Path) -> bool:
    """Say whether a browser has glyphs for Hangul; a bare Debian has no font with them."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        shows: bool = browser.new_page().evaluate(_SHOWS_KOREAN)
        browser.close()
    return shows


def _prefer_headless() -> None:
    """Install the browser that is quicker, where that asks nobody for a password."""
    may_install = shutil.which("apt-get") and os.geteuid() == 0 and "CHROMIUM" not in os.environ
    if may_install and not shutil.which(HEADLESS):
        _from_debian(HEADLESS)


def _install() -> Path | None:
    """Try Playwright's own build, the system libraries that it needs, then Debian's package."""
    if os.environ.get("CHROMIUM"):
        return None
    sys.stderr.write("setup: installing Chromium\n")
    own_build = [sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]
    if _run(own_build):
        path = _first_that_starts(_on_this_machine())
        if path is None and _run(
            [*_as_root(), sys.executable, "-m", "playwright", "install-deps", "chromium"]
        ):
            path = _first_that_starts(_on_this_machine())
        if path:
            return path
    if _from_debian(HEADLESS) or _from_debian("chromium"):
        return _first_that_starts(_on_this_machine())
    return None


def _driver_starts() -> bool:
    """Say whether Playwright's own Node.js starts; a bare Debian lacks a library that it needs."""
    return _run([sys.executable, "-m", "playwright", "--version"])


def _from_debian(package: str) -> bool:
    commands = (
        ["dpkg", "--configure", "-a"],  # repairs an installation that was stopped
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", package],
    )
    return all(_run([*_as_root(), *command]) for command in commands)


def _as_root() -> list[str]:
    if os.geteuid() == 0:
        return []
    return ["sudo"] if sys.stdin.isatty() else ["sudo", "-n"]


def _run(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        # Standard output stays clean for whoever reads the caller's.
        done = subprocess.run(command, check=False, stdout=sys.stderr, env=environment)
    except FileNotFoundError:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
