"""Type parameters in brackets (PEP 695, since Python 3.12)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

type Predicate[T] = Callable[[T], bool]


@dataclass(frozen=True)
class Page[T]:
    items: tuple[T, ...]
    total: int


def keep[T](items: Iterable[T], wanted: Predicate[T]) -> Page[T]:
    kept = tuple(item for item in items if wanted(item))
    return Page(items=kept, total=len(kept))


print(keep([3, 14, 15, 92], lambda number: number > 10))
print(Page.__type_params__, Predicate.__value__)
