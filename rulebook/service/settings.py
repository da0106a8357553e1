"""The settings class of the reference service: every setting, as it is read.

Names, types and bounds are read from the class, defaults from `.env.example`: the service's tests
hold the two together.
"""

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rulebook.service.files import SERVICE, SourceError, read_text

CONFIG: Final = f"{SERVICE}/src/app/config.py"
EXAMPLE: Final = f"{SERVICE}/.env.example"

_ASSIGNMENT = re.compile(r"^(?:# )?([A-Z_]+)=(.*)$", re.MULTILINE)
_BOUNDS = {"ge": "≥ {}", "le": "≤ {}", "min_length": "len ≥ {}"}


@dataclass(frozen=True, slots=True)
class Setting:
    """A field of the class; `type` is its annotation, `bounds` and `default` are for showing.

    `default` is None where the setting must be given, and empty where it may stay away.
    """

    name: str
    line: int
    type: str
    bounds: tuple[str, ...]
    default: str | None

    @property
    def variable(self) -> str:
        """Name of its environment variable."""
        return self.name.upper()

    @property
    def is_secret(self) -> bool:
        """Whether its value must not be shown."""
        return "Secret" in self.type or self.type == "DatabaseUrl"


def read_settings(root: Path) -> tuple[Setting, ...]:
    """Return all settings, in the order of the class.

    Raises:
        SourceError: there is no such class, or `.env.example` lacks a setting.

    """
    module = ast.parse(read_text(root, CONFIG))
    classes = (node for node in module.body if isinstance(node, ast.ClassDef))
    fields = next((node.body for node in classes if node.name == "Settings"), None)
    if fields is None:
        raise SourceError(CONFIG, "no class Settings", "name the class of all settings so")
    shown = dict(_ASSIGNMENT.findall(read_text(root, EXAMPLE)))
    return tuple(_setting(field, shown) for field in fields if isinstance(field, ast.AnnAssign))


def _setting(field: ast.AnnAssign, shown: dict[str, str]) -> Setting:
    name = ast.unparse(field.target)
    if name.upper() not in shown:
        raise SourceError(EXAMPLE, f"no {name.upper()}", "list every setting")
    keywords = field.value.keywords if isinstance(field.value, ast.Call) else []
    given = {keyword.arg: ast.unparse(keyword.value) for keyword in keywords}
    is_field = isinstance(field.value, ast.Call) and ast.unparse(field.value.func) == "Field"
    has_default = field.value is not None and (not is_field or "default" in given)
    return Setting(
        name=name,
        line=field.lineno,
        type=ast.unparse(field.annotation),
        bounds=tuple(form.format(given[key]) for key, form in _BOUNDS.items() if key in given),
        default=shown[name.upper()] if has_default else None,
    )
