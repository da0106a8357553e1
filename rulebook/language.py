"""The languages of the project, said once."""

from typing import Final, Literal

type Language = Literal["ko", "en"]


LANGUAGES: Final[tuple[Language, Language]] = ("ko", "en")
