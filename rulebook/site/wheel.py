"""The wheel of the command `python-rulebook`, which readers run from the site's address."""

import tomllib
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from rulebook.language import url_prefix

_SOURCES: Final = ("LICENSE", "README.md", "checks", "pyproject.toml", "rulebook", "rules/editions")
"""All that the wheel is made of."""


@cache
def wheel_name(root: Path) -> str:
    """Return the file name of the wheel of the project at `root`."""
    project = _pyproject(root)["project"]
    return f"{project['name'].replace('-', '_')}-{project['version']}-py3-none-any.whl"


def wheel_address(root: Path, site_url: str) -> str:
    """Return the address of the wheel on the site at `site_url`, which ends with a slash."""
    return f"{site_url}{wheel_name(root)}"


def pages_address(site_url: str) -> str:
    """Return where findings lead: the site's English pages, without the slash at the end."""
    return f"{site_url}{url_prefix('en')}".rstrip("/")


def _pyproject(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def wheel_key(root: Path, site_url: str) -> tuple[str, ...]:
    """Return all that the bytes of `build_wheel` depend on."""
    files = (
        file for name in _SOURCES for file in sorted((root / name).rglob("*")) if file.is_file()
    )
    alone = (root / name for name in _SOURCES if (root / name).is_file())
    digests = (
        f"{file.relative_to(root)} {sha256(file.read_bytes()).hexdigest()}"
        for file in (*alone, *files)
        if not _is_left_out(file.relative_to(root))
    )
    return version("hatchling"), site_url, *digests


def _is_left_out(path: Path) -> bool:
    return any(part == "__pycache__" or part.startswith(".") for part in path.parts)


def build_wheel(root: Path, site_url: str) -> bytes:
    """Build the wheel of the project at `root`: the same bytes on any day, without a network.

    Its findings lead to the pages of the site at `site_url`, which ends with a slash.
    """
    # only the first build of a site needs them
    from hatchling.builders.wheel import WheelBuilder  # noqa: PLC0415
    from hatchling.metadata.core import ProjectMetadata  # noqa: PLC0415
    from hatchling.plugin.manager import PluginManager  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        address = Path(folder, "site.txt")
        address.write_text(f"{pages_address(site_url)}\n", encoding="utf-8")
        project = _pyproject(root)
        included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
        included[str(address)] = included.pop("checks/site.txt")
        plugins = PluginManager()
        metadata = ProjectMetadata(str(root), plugins, project)
        builder = WheelBuilder(str(root), plugins, metadata=metadata)
        (wheel,) = builder.build(directory=folder, versions=["standard"])
        return Path(wheel).read_bytes()
