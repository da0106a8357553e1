"""Faults of a FastAPI application that only the whole application shows.

Everything is read from its public description (`app.openapi()`) and from the schema classes, so
that no version of FastAPI is presumed.
"""

import re
import sys
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from python_checks.finding import Finding, without

if TYPE_CHECKING:
    from fastapi import FastAPI
    from pydantic import BaseModel

METHODS = ("get", "post", "put", "patch", "delete")
LIMITS = frozenset({"limit", "page_size", "per_page", "max_results", "take"})


def audit_app(app: "FastAPI", *, ignore: Collection[str] = ()) -> list[Finding]:
    """Find faults of routes, parameters, bodies and handlers.

    Make the application as production makes it. A check in `ignore` is left out.
    """
    description = app.openapi()
    return without(
        [
            *_paths(description),
            *_parameters(description),
            *_bodies(description),
            *_docs(app),
            *_handlers(app),
            *_undocumented(app, description),
        ],
        ignore,
    )


def open_operations(app: "FastAPI") -> set[str]:
    """Return the operations that ask for no credentials, such as "POST /login".

    Compare them with a set in a test: a route that loses its dependency then fails it.
    """
    description = app.openapi()
    everywhere = description.get("security")
    return {
        f"{method.upper()} {path}"
        for path, method, operation in _operations(description)
        if not operation.get("security", everywhere)
    }


def _operations(
    description: dict[str, Any],
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in description.get("paths", {}).items():
        for method, operation in methods.items():
            if method in METHODS:
                yield path, method, operation


def _paths(description: dict[str, Any]) -> Iterator[Finding]:
    above: list[tuple[str, str]] = []
    for path, method, _ in _operations(description):
        parts = [part for part in path.split("/") if part]
        for first, second in zip(parts, parts[1:], strict=False):
            if first == second and "{" not in first:
                yield Finding(
                    "prefix-twice",
                    f"{method.upper()} {path}",
                    f"/{first} occurs twice in a row; give the prefix to the router"
                    " or to include_router, not to both",
                )
        for earlier_path, earlier_method in above:
            if earlier_method == method and _takes(earlier_path, path):
                yield Finding(
                    "fixed-path-below-parameter",
                    f"{method.upper()} {path}",
                    f"{earlier_path} is declared first and takes its requests; declare fixed paths first",
                )
        above.append((path, method))


def _takes(earlier: str, path: str) -> bool:
    pattern = re.sub(r"\\\{[^/]*\\\}", "[^/]+", re.escape(earlier))
    return (
        "{" in earlier and "{" not in path and re.fullmatch(pattern, path) is not None
    )


def _parameters(description: dict[str, Any]) -> Iterator[Finding]:
    for path, method, operation in _operations(description):
        for parameter in operation.get("parameters", ()):
            if parameter["in"] != "query" or parameter["name"].lower() not in LIMITS:
                continue
            schema = parameter.get("schema", {})
            choices = [schema, *schema.get("anyOf", ())]
            numbers = [each for each in choices if each.get("type") == "integer"]
            if numbers and not any(
                {"maximum", "exclusiveMaximum", "enum"} & each.keys()
                for each in numbers
            ):
                yield Finding(
                    "unbounded-list-parameter",
                    f"{method.upper()} {path}",
                    f"{parameter['name']} has no upper bound; write Query(ge=1, le=100)",
                )


def _bodies(description: dict[str, Any]) -> Iterator[Finding]:
    schemas = description.get("components", {}).get("schemas", {})
    classes = {each.__name__: each for each in _models()}
    for path, method, operation in _operations(description):
        content = operation.get("requestBody", {}).get("content", {})
        for media_type, body in content.items():
            name = body.get("schema", {}).get("$ref", "").rpartition("/")[2]
            place = f"{method.upper()} {path} ({name})"
            schema = schemas.get(name, {})
            if not name or name.startswith("Body_"):
                continue
            if schema.get("additionalProperties") is not False and "json" in media_type:
                yield Finding(
                    "unknown-fields-accepted",
                    place,
                    'a misspelt or forbidden field is dropped in silence; write extra="forbid"',
                )
            if name in classes:
                yield from _texts(place, classes[name])


def _texts(place: str, model: "type[BaseModel]") -> Iterator[Finding]:
    for name, field in model.model_fields.items():
        bounds = {type(each).__name__: each for each in field.metadata}
        length = getattr(bounds.get("MinLen"), "min_length", 0)
        key = (
            field.validation_alias
            if isinstance(field.validation_alias, str)
            else field.alias
        )
        if not _is_text(field.annotation):
            continue
        for check, value, harm in (
            (
                "control-characters-accepted",
                "a\x00",
                "PostgreSQL rejects NUL, which is then a 500",
            ),
            (
                "lone-surrogate-accepted",
                "a\ud800",
                "it cannot be encoded, which is then a 500",
            ),
        ):
            if _accepts(model, key or name, value.rjust(length, "a")):
                yield Finding(
                    check,
                    f"{place}, field {name}",
                    f"{harm}; reject it in a validator or a pattern",
                )


def _is_text(annotation: object) -> bool:
    return bool(re.search(r"\b(str|SecretStr)\b", str(annotation)))


def _accepts(model: "type[BaseModel]", key: str, value: str) -> bool:
    from pydantic import ValidationError  # noqa: PLC0415 - the pack also serves projects without it

    try:
        model.model_validate({key: value})
    except ValidationError as error:
        return not any(
            item["loc"][:1] in ((key,), ()) for item in error.errors(include_url=False)
        )
    except (ValueError, TypeError):
        return False
    return True


def _models() -> "Iterator[type[BaseModel]]":
    from pydantic import BaseModel  # noqa: PLC0415 - the pack also serves projects without it

    waiting = [BaseModel]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        yield from below


def _docs(app: "FastAPI") -> Iterator[Finding]:
    if app.openapi_url is not None:
        message = "everybody can read every route and schema; set openapi_url=None in production"
        yield Finding("docs-open", app.openapi_url, message)


def _handlers(app: "FastAPI") -> Iterator[Finding]:
    handled = [
        key
        for key in app.exception_handlers
        if isinstance(key, type) and key is not Exception
    ]
    needed: list[tuple[type[BaseException], str]] = [(OSError, "a refused connection")]
    if "sqlalchemy" in sys.modules:
        from sqlalchemy import exc  # noqa: PLC0415 - only where the project uses it

        needed += [
            (exc.TimeoutError, "an empty pool"),
            (exc.DBAPIError, "a lost connection"),
        ]
    for error, reason in needed:
        if not any(issubclass(error, key) for key in handled):
            yield Finding(
                "outage-unhandled",
                f"{error.__module__}.{error.__name__}",
                f"{reason} becomes a 500; add an exception handler that responds with 503",
            )


def _undocumented(app: "FastAPI", description: dict[str, Any]) -> Iterator[Finding]:
    from fastapi.exceptions import RequestValidationError  # noqa: PLC0415 - as above

    handler = app.exception_handlers.get(RequestValidationError)
    own = handler is not None and not getattr(handler, "__module__", "").startswith(
        "fastapi."
    )
    for path, method, operation in _operations(description):
        answers = operation.get("responses", {})
        place = f"{method.upper()} {path}"
        if (
            operation.get("security")
            and not {"401", "403", "4XX", "default"} & answers.keys()
        ):
            message = "the OpenAPI document lacks the response without login; declare it in `responses=`"
            yield Finding("undocumented-errors", place, message)
        if own and "HTTPValidationError" in str(answers.get("422", "")):
            message = "the OpenAPI document shows FastAPI's 422, not yours; declare it in `responses=`"
            yield Finding("undocumented-errors", place, message)
