"""A key of a TypedDict may be read-only (PEP 705)."""

from typing import ReadOnly, TypedDict


class User(TypedDict):
    id: ReadOnly[int]
    name: str


def rename(user: User, name: str) -> None:
    user["name"] = name
    # The type checker refuses this, unless it is told to look away.
    user["id"] = 2  # type: ignore[typeddict-readonly-mutated]


ada: User = {"id": 1, "name": "ada"}
rename(ada, "Ada Lovelace")
print(ada)
print(sorted(User.__readonly_keys__), sorted(User.__mutable_keys__))
