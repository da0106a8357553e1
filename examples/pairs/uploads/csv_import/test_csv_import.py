"""A file that a spreadsheet wrote is read; a faulty one is the sender's mistake, at a line."""

import pytest

from pairs.uploads.csv_import import forbidden, replacement

ROWS = b"name,amount\r\nchair,4\r\n"
FAULTY = {
    "another encoding": ("name,amount\nStühle,4\n".encode("cp1252"), "not UTF-8"),
    "a number in words": (ROWS + b"table,four\n", "Line 3: .*integer"),
    "a missing cell": (ROWS + b"table\n", "Line 3"),
    "a cell too many": (ROWS + b"table,4,red\n", "Line 3"),
    "an open quote": (ROWS + b'"table,4\n', "not CSV"),
    "an endless cell": (ROWS + b"x" * 200_000 + b",4\n", "not CSV"),
    "too many rows": (b"name,amount\n" + b"chair,4\n" * 1_001, "too many rows"),
}


def test_the_first_column_of_a_spreadsheets_file_is_not_found() -> None:
    with pytest.raises(ValueError, match="name\n  Field required"):
        forbidden.read_items(b"\xef\xbb\xbf" + ROWS)


def test_the_file_of_a_spreadsheet_is_read() -> None:
    chair = replacement.Item(name="chair", amount=4)
    assert replacement.read_items(b"\xef\xbb\xbf" + ROWS) == [chair]
    assert replacement.read_items(ROWS * 1) == [chair]


@pytest.mark.parametrize(
    "content", [FAULTY["too many rows"][0], ROWS + b'"table","4\n'], ids=["rows", "quote"]
)
def test_a_file_without_end_is_taken(content: bytes) -> None:
    assert forbidden.read_items(content)


@pytest.mark.parametrize(("content", "message"), FAULTY.values(), ids=FAULTY)
def test_a_fault_names_its_line(content: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replacement.read_items(content)
