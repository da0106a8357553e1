"""Drawings say what the page gives them, and nothing is left out."""

import pytest

from rulebook.service.files import SourceError
from rulebook.site.diagrams import diagram

WORDS = {
    word: f"the <{word}>"
    for word in (
        *("title", "description", "request", "route", "id"),
        *("series", "traceback", "event", "note"),
    )
}


def test_a_drawing_has_a_name_and_shows_all_words_as_text() -> None:
    drawing = diagram("request", WORDS)
    assert 'role="img" aria-labelledby="request-title request-description"' in drawing
    for word in WORDS:
        assert f"the &lt;{word}&gt;" in drawing
    assert "{" not in drawing
    assert "style=" not in drawing, "the policy forbids styles in attributes"


@pytest.mark.parametrize(
    ("name", "texts", "message"),
    [
        ("moon", WORDS, "moon.svg: no such drawing; there are request, service, walk"),
        (
            "request",
            {key: WORDS[key] for key in WORDS if key != "note"} | {"moon": ""},
            "request.svg: the page and the drawing differ in moon, note; give each word",
        ),
    ],
)
def test_a_mistake_of_a_page_gets_one_clear_error(
    name: str, texts: dict[str, str], message: str
) -> None:
    with pytest.raises(SourceError) as caught:
        diagram(name, texts)
    assert str(caught.value) == message
