"""A definition is found by the syntax of its file, and only by its whole name."""

import pytest

from rulebook.definitions import definitions, function_line

SOURCE = '''\
def test_lost_update() -> None: ...


class TestApi:
    @cached
    async def test_rate(self) -> None:
        def test_inner() -> None: ...


test_value = 1
NOTE = """
def test_in_text(): ...
"""
'''


@pytest.mark.parametrize(("name", "line"), [("test_lost_update", 1), ("test_rate", 6)])
def test_a_function_of_a_module_or_a_class_is_found_where_its_name_is(name: str, line: int) -> None:
    assert function_line(SOURCE, name) == line


@pytest.mark.parametrize(
    "name", ["", "t", "test_", "test_lost", "test_in_text", "test_value", "TestApi", "test_inner"]
)
def test_a_part_of_a_name_and_what_is_no_function_are_not_found(name: str) -> None:
    assert function_line(SOURCE, name) is None


def test_members_go_by_their_class() -> None:
    assert set(definitions(SOURCE)) == {
        *("test_lost_update", "TestApi", "TestApi.test_rate", "test_value", "NOTE"),
    }


def test_what_is_not_python_is_an_error() -> None:
    with pytest.raises(SyntaxError):
        definitions("def (")
