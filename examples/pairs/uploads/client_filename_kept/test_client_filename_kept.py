"""Two uploads never get the same name."""

from pairs.uploads.client_filename_kept import forbidden, replacement


def test_cleaned_names_collide() -> None:
    assert forbidden.stored_name("사진.jpg") == forbidden.stored_name("지도.jpg") == ".jpg"


def test_random_names_differ() -> None:
    assert replacement.stored_name("사진.jpg") != replacement.stored_name("지도.jpg")
