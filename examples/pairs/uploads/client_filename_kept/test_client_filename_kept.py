"""Two uploads never get the same name."""

from io import BytesIO

from fastapi import UploadFile

from pairs.uploads.client_filename_kept import forbidden, replacement

PHOTO = UploadFile(BytesIO(), filename="사진.jpg")
MAP = UploadFile(BytesIO(), filename="지도.jpg")


def test_cleaned_names_collide() -> None:
    assert forbidden.stored_name(PHOTO) == forbidden.stored_name(MAP) == ".jpg"


def test_random_names_differ() -> None:
    assert replacement.stored_name(PHOTO) != replacement.stored_name(MAP)
