"""Faults of SQLAlchemy's mapped classes that only the finished mapping shows."""

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from python_checks.finding import Finding, without

if TYPE_CHECKING:
    from sqlalchemy import Column, Table
    from sqlalchemy.orm import DeclarativeBase, Mapper

MONEY = re.compile(r"(^|_)(price|amount|balance|salary|subtotal|fee)$")


def audit_models(
    base: "type[DeclarativeBase]",
    *,
    asynchronous: bool = True,
    ignore: Collection[str] = (),
) -> list[Finding]:
    """Find faults of the classes mapped on `base`.

    `asynchronous`: the project uses AsyncSession, so that nothing may load on attribute access.
    Import every module with models first. A check in `ignore` is left out.
    """
    from sqlalchemy.orm import configure_mappers  # noqa: PLC0415 - only where the project uses it

    configure_mappers()
    mappers = sorted(base.registry.mappers, key=lambda mapper: mapper.class_.__name__)
    found = [*_naming(base)]
    for mapper in mappers:
        found += [
            *_relationships(mapper, asynchronous),
            *_deletes(mapper),
            *_defaults(mapper, asynchronous),
        ]
    for table in base.metadata.sorted_tables:
        found += [*_keys(table), *_types(table)]
    return without(found, ignore)


def _naming(base: "type[DeclarativeBase]") -> Iterator[Finding]:
    convention = base.metadata.naming_convention
    if not {"uq", "ck", "fk", "pk"} & convention.keys():
        yield Finding(
            "no-naming-convention",
            base.__name__,
            "constraints have no name that a migration can drop; give MetaData(naming_convention=…)",
        )


def _relationships(mapper: "Mapper[Any]", asynchronous: bool) -> Iterator[Finding]:  # noqa: FBT001 - passed on
    for relationship in mapper.relationships:
        if (
            asynchronous
            and relationship.lazy in {"select", True}
            and not relationship.viewonly
        ):
            yield Finding(
                "implicit-lazy-load",
                f"{mapper.class_.__name__}.{relationship.key}",
                'reading it raises MissingGreenlet; write lazy="raise", and load it in the query',
            )


def _deletes(mapper: "Mapper[Any]") -> Iterator[Finding]:
    for relationship in mapper.relationships:
        keys = {
            key for column in relationship.remote_side for key in column.foreign_keys
        }
        by_database = bool(keys) and all(key.ondelete for key in keys)
        children = relationship.uselist and relationship.secondary is None
        if children and by_database and not relationship.passive_deletes:
            yield Finding(
                "cascade-without-passive-deletes",
                f"{mapper.class_.__name__}.{relationship.key}",
                "the ORM loads and changes each child before the database deletes it;"
                " write passive_deletes=True",
            )


def _defaults(mapper: "Mapper[Any]", asynchronous: bool) -> Iterator[Finding]:  # noqa: FBT001 - passed on
    for attribute in mapper.column_attrs:
        column = attribute.columns[0]
        place = f"{mapper.class_.__name__}.{attribute.key}"
        if not hasattr(column, "server_default"):
            continue
        fixed = getattr(column.server_default, "arg", None)
        text = str(getattr(fixed, "text", fixed)).lower()
        if (
            fixed is not None
            and column.default is None
            and re.fullmatch(r"true|false|'.*'|\d+", text)
        ):
            yield Finding(
                "server-default-without-default",
                place,
                "it is None until the flush; give `default=` as well",
            )
        updated = (
            getattr(column.onupdate, "is_clause_element", False)
            or column.server_onupdate
        )
        if asynchronous and updated and mapper.eager_defaults is not True:
            yield Finding(
                "onupdate-without-eager-defaults",
                place,
                "reading it after an update raises MissingGreenlet; set eager_defaults=True",
            )


def _keys(table: "Table") -> Iterator[Finding]:
    leading = {
        next(iter(index.columns)).name for index in table.indexes if index.columns
    }
    unique = [
        each for each in table.constraints if type(each).__name__ == "UniqueConstraint"
    ]
    leading |= {next(iter(each.columns)).name for each in unique if len(each.columns)}  # type: ignore[attr-defined]  # constraints of columns have them
    leading |= {column.name for column in list(table.primary_key.columns)[:1]}
    for column in table.columns:
        place = f"{table.name}.{column.name}"
        if not column.foreign_keys:
            continue
        if column.name not in leading and not column.unique:
            yield Finding(
                "foreign-key-without-index",
                place,
                "PostgreSQL makes no index for it, so joins and deletes read the whole table;"
                " write index=True",
            )
        if any(key.ondelete is None for key in column.foreign_keys):
            yield Finding(
                "foreign-key-without-ondelete",
                place,
                "it does not define what happens to this row when the other is deleted; set ondelete=…",
            )


def _types(table: "Table") -> Iterator[Finding]:
    from sqlalchemy import DateTime, Enum, Float, Numeric  # noqa: PLC0415 - as above

    for column in table.columns:
        place, kind = f"{table.name}.{column.name}", column.type
        if (
            isinstance(kind, DateTime)
            and not kind.timezone
            and not _is_decorated(column)
        ):
            message = "it stores times without a zone; use DateTime(timezone=True)"
            yield Finding("naive-datetime-column", place, message)
        money = isinstance(kind, Float) or (
            isinstance(kind, Numeric) and not kind.asdecimal
        )
        if money and MONEY.search(column.name):
            message = "float cannot hold most amounts exactly; use Numeric and Decimal"
            yield Finding("float-money-column", place, message)
        if isinstance(kind, Enum) and kind.enum_class is not None:
            values = [str(getattr(each, "value", each)) for each in kind.enum_class]
            if sorted(values) != sorted(kind.enums):
                yield Finding(
                    "enum-stored-by-name",
                    place,
                    f"it stores {kind.enums[0]!r} and not {values[0]!r};"
                    " give values_callable=lambda e: [m.value for m in e]",
                )


def _is_decorated(column: "Column[Any]") -> bool:
    return type(column.type).__module__.split(".")[0] != "sqlalchemy"
