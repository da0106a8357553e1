"""The templates of our own HTML, which escape whatever they are given."""

from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.meta import find_undeclared_variables
from markupsafe import Markup, escape

TEMPLATES: Final = Path(__file__).with_name("templates")


def fill(text: str, **values: object) -> Markup:
    """Return a text of the words files with its names in braces filled in, all of it escaped."""
    return escape(text).format(**values)


def render(template: str, **values: object) -> Markup:
    """Return a template of `templates/` as finished HTML.

    Raises jinja2's `UndefinedError` where the template names what it was not given.
    """
    return Markup(_TEMPLATES.get_template(template).render(values))  # noqa: S704  # escaped there


def keep_compiled(templates: BytecodeCache) -> None:
    """Take compiled templates from `templates`, and keep there what must be compiled."""
    _TEMPLATES.bytecode_cache = templates


def variables(template: str) -> set[str]:
    """Return the names that a template must be given."""
    source = (TEMPLATES / template).read_text(encoding="utf-8")
    return find_undeclared_variables(_TEMPLATES.parse(source))


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters["fill"] = fill
    return environment


_TEMPLATES: Final = _environment()
