"""A recommended block is an excerpt of the reference service, and nothing else passes as one."""

import pytest

from rulebook.proving.python_excerpt import LineRange, Mismatch, find_excerpt
from rulebook.rules.comparison import same_code

SOURCE = '''\
"""Module."""

import asyncio
from collections.abc import Sequence, Mapping
from decimal import Decimal

if TYPE_CHECKING:
    from app.models import User

LIMIT = 3


@router.post("/users")
async def create_user(body: In, db: DB) -> User:
    """Create a user."""
    # reason
    if taken(body.email):
        raise Conflict("That address is taken.")
    user = User(**body.model_dump())
    db.add(user)
    await db.commit()
    return user


class Account(Base):
    balance: Mapped[Decimal]

    def pay(self, due: Decimal) -> str:
        self.balance -= due
        return f"{self.name} paid {due} today"
'''


@pytest.mark.parametrize(
    "block",
    [
        "LIMIT = 3",
        "from decimal import Decimal\nfrom collections.abc import Mapping",
        "from app.models import User",
        '@router.post("/users")\nasync def create_user(body: In, db: DB) -> User:\n'
        '    """사용자를 만듭니다."""\n'
        "    if taken(body.email):  # 중복\n"
        '        raise Conflict("이미 쓰이는 주소입니다.")\n'
        "    ...\n"
        "    return user\n",
        "class Account(Base):\n    ...\n\n    def pay(self, due: Decimal) -> str:\n        ...\n",
        "LIMIT = 3\n\n...\n\nclass Account(Base):\n    balance: Mapped[Decimal]\n    ...\n",
        "class Account(Base):\n    ...\n    def pay(self, due: Decimal) -> str:\n        ...\n"
        '        return f"오늘 {due}을 {self.name}이 냈습니다"\n',
    ],
)
def test_an_excerpt_may_leave_out_and_translate(block: str) -> None:
    find_excerpt(block, SOURCE)


@pytest.mark.parametrize(
    ("block", "line", "found"),
    [
        ("LIMIT = 4", 1, 10),
        ("import json", 1, 0),
        ("from decimal import Decimal as D", 1, 0),
        ("class Account(Base):\n    ...\n\nLIMIT = 3", 4, 10),
        ("def unknown() -> None: ...", 1, 0),
        ("class Account:\n    ...", 1, 25),
        # Without the elision the body must be whole.
        ("class Account(Base):\n    balance: Mapped[Decimal]", 1, 25),
        ("class Account(Base):\n    ...\n    def pay(self, due: int) -> str:\n        ...", 1, 25),
        ('@router.get("/users")\nasync def create_user(body: In, db: DB) -> User:\n    ...', 2, 13),
        (
            '@router.post("/users")\nasync def create_user(body: In, db: DB) -> User:\n'
            "    ...\n    db.add(user)\n    return user",
            2,
            13,
        ),
        (
            "class Account(Base):\n    ...\n    def pay(self, due: Decimal) -> str:\n"
            "        self.balance += due\n        ...",
            4,
            25,
        ),
        (
            "class Account(Base):\n    ...\n    def pay(self, due: Decimal) -> str:\n        ...\n"
            '        return f"{self.name}이 냈습니다"',
            5,
            25,
        ),
        ('def create_user() -> None:\n    raise Conflict("other words")', 2, 13),
    ],
)  # fmt: skip
def test_anything_else_is_named_with_its_line(block: str, line: int, found: int) -> None:
    with pytest.raises(Mismatch) as caught:
        find_excerpt(block, SOURCE)
    assert (caught.value.line, caught.value.found) == (line, found)


def test_places_count_decorators() -> None:
    block = (
        "LIMIT = 3\n@router.post('/users')\nasync def create_user(body: In, db: DB) -> User: ..."
    )
    assert find_excerpt(block, SOURCE) == (LineRange(10, 10), LineRange(13, 22))


def test_twins_differ_in_human_text_only() -> None:
    assert same_code('x = "가격"  # 값', 'x = "price"')
    assert not same_code('x = "price"', 'x = "cost"')
    assert not same_code("x = 1", "x = True")
    assert not same_code('x = "가격"', 'x = "123"')
