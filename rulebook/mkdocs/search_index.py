"""The theme's search index → one for each language, and pages that search their own.

docs/assets/js/search.js reads the indexes and ranks what they hold; the rest is the theme's.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final, TypedDict
from unicodedata import normalize

from material.plugins.search.plugin import SearchIndex
from mkdocs.structure.pages import Page

from rulebook.language import LANGUAGES, Language, language_of
from rulebook.site.highlighting import without_colours
from rulebook.site.kept import kept
from rulebook.site.substitution import replace_once

SYNONYMS: Final[Mapping[Language, Mapping[str, str]]] = {
    "ko": {
        # Words that pages avoid come first: later entries decide what the Korean word stands for.
        "비밀": "시크릿",
        "작업자": "워커",
        "지표": "메트릭",
        "독스트링": "docstring",
        "팩터리": "팩토리",
        "페이지네이션": "페이지",
        "프로덕션": "운영",
        "application": "애플리케이션",
        "argument": "인자",
        "authentication": "인증",
        "authorization": "인가",
        "background": "백그라운드",
        "cache": "캐시",
        "column": "컬럼",
        "connection": "커넥션",
        "convention": "컨벤션",
        "coverage": "커버리지",
        "decorator": "데코레이터",
        "dependency": "의존성",
        "deploy": "배포",
        "deprecated": "중단",
        "dictionary": "딕셔너리",
        "docker": "도커",
        "environment": "환경",
        "error": "오류",
        "exception": "예외",
        "factory": "팩토리",
        "fixture": "픽스처",
        "generic": "제네릭",
        "hardcoded": "하드코딩",
        "header": "헤더",
        "health": "헬스",
        "hint": "힌트",
        "injection": "주입",
        "layer": "레이어",
        "linter": "린터",
        "logging": "로깅",
        "measure": "측정",
        "metric": "메트릭",
        "middleware": "미들웨어",
        "migration": "마이그레이션",
        "mock": "모킹",
        "model": "모델",
        "monitoring": "모니터링",
        "observability": "관측",
        "pagination": "페이지",
        "password": "비밀번호",
        "pattern": "패턴",
        "performance": "성능",
        "permission": "권한",
        "preflight": "프리플라이트",
        "production": "운영",
        "python": "파이썬",
        "query": "쿼리",
        "redis": "레디스",
        "relationship": "관계",
        "repository": "리포지토리",
        "router": "라우터",
        "rule": "룰",
        "schema": "스키마",
        "secret": "시크릿",
        "security": "보안",
        "session": "세션",
        "startup": "시작",
        "structure": "구조",
        "task": "태스크",
        "test": "테스트",
        "token": "토큰",
        "transaction": "트랜잭션",
        "type": "타입",
        "upload": "업로드",
        "validation": "검증",
        "variable": "변수",
        "worker": "워커",
        "해싱": "해시",
    }
}
"""What readers type in English, and pages say in their language, or the other way round."""

_EMPTY: Final = '{"config":{"separator":"\\\\s+"},"docs":[]}'
"""What the theme fetches on each page; its separator marks found words on a page."""

_WORKER: Final = re.compile(
    r'(?P<key>"search": ")(?P<root>[^"]*)'
    r'assets/javascripts/workers/(?P<engine>search\.\w+\.min\.js)"'
)


class Section(TypedDict):
    """A part of a page below one heading; `text` is HTML."""

    location: str
    title: str
    text: str


class KeptIndex(SearchIndex):  # type: ignore[misc]  # Material has no types
    """The theme's index, which parses a page only where the page has changed since it was kept.

    Parsing all pages is an eighth of a build. `folder` is where sections are kept; `settings` are
    those of the theme's search.
    """

    def __init__(self, folder: Path, settings: Mapping[str, object]) -> None:
        super().__init__(**settings)
        self._folder = folder

    def add_entry_from_context(self, page: Page) -> None:
        """Add the sections of a page, without the spans that colour its code."""
        shown = page.content or ""
        key = (version("mkdocs-material"), page.url, str(page.title), repr(page.meta), shown)

        def make() -> str:
            fresh = SearchIndex(**self.config)
            page.content = without_colours(shown)
            fresh.add_entry_from_context(page)
            page.content = shown
            return json.dumps(fresh.entries)

        self.entries += json.loads(kept(self._folder, key, make))


def write_indexes(site: Path) -> None:
    """Split the search index of a built site: `search/ko.json`, `search/en.json`.

    The theme's own file becomes empty: each page fetches it, whether anybody searches or not.

    Raises:
        OSError: `site` has no search index.

    """
    path = site / "search" / "search_index.json"
    for language, index in split_index(path.read_text(encoding="utf-8")).items():
        path.with_name(f"{language}.json").write_text(index, encoding="utf-8")
    path.write_text(_EMPTY, encoding="utf-8")


def split_index(index: str) -> dict[Language, str]:
    """Return the JSON of each language's index, given the theme's for all."""
    sections: list[Section] = json.loads(index)["docs"]
    return {
        language: json.dumps(
            {
                "docs": list(_of_language(sections, language)),
                "synonyms": list(SYNONYMS.get(language, {}).items()),
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for language in LANGUAGES
    }


def with_search(html: str, language: Language) -> str:
    """Return a page that searches the pages of `language`.

    Raises:
        NothingReplacedError: the page does not name the theme's search worker once.

    """
    worker = (
        r"\g<key>\g<root>assets/js/search-start.js"
        rf'?engine=../javascripts/workers/\g<engine>&index=../../search/{language}.json"'
    )
    return replace_once(html, _WORKER, worker, "the name of the theme's search worker")


def _of_language(sections: Iterable[Section], language: Language) -> Iterator[Section]:
    for section in sections:
        if language_of(section["location"]) == language:
            yield {
                "location": section["location"],
                "title": normalize("NFC", section["title"]),
                "text": normalize("NFC", section["text"]),
            }
