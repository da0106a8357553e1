"""A key of a TypedDict may be read-only (PEP 705)."""

from typing import ReadOnly, TypedDict


class User(TypedDict):
    id: ReadOnly[int]
    name: str


def rename(user: User, name: str) -> None:
    user["name"] = name
    user["id"] = 2  # type: ignore[typeddict-readonly-mutated]  # the type checker refuses this


ada: User = {"id": 1, "name": "ada"}
rename(ada, "Ada Lovelace")
print(ada)
print(sorted(User.__readonly_keys__), sorted(User.__mutable_keys__))
