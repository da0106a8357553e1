"""The reference service's files → its tree as pages show it: folders, their rules, their files."""

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import PurePosixPath
from typing import Final

from rulebook.language import Language
from rulebook.rules.model import Mode, Rule
from rulebook.service.files import SERVICE, SourceError
from rulebook.site.source_page import NO_SOURCE_PAGE, source_path

FOLDERS: Final[Mapping[str, Mapping[Language, str]]] = {
    ".": {
        "ko": "설정, 컨테이너, 명령. 프로젝트를 여는 사람이 먼저 보는 파일입니다.",
        "en": "Settings, containers, commands: what you open first.",
    },
    ".github": {"ko": "의존성 업데이트를 정합니다.", "en": "Updates of dependencies."},
    ".github/workflows": {"ko": "CI가 실행하는 일입니다.", "en": "What CI runs."},
    "alembic": {"ko": "마이그레이션을 실행하는 환경입니다.", "en": "How migrations are run."},
    "alembic/versions": {
        "ko": "마이그레이션. 한 번의 스키마 변경이 파일 하나입니다.",
        "en": "The migrations, a file for each change of the schema.",
    },
    "bench": {"ko": "make bench가 실행하는 측정입니다.", "en": "The measurements of make bench."},
    "dev": {
        "ko": "make run과 테스트가 쓰는 PostgreSQL과 Redis를 띄웁니다.",
        "en": "Starts the PostgreSQL and Redis of make run and of the tests.",
    },
    "src": {"ko": "설치되는 코드만 둡니다.", "en": "Only what is installed."},
    "src/app": {
        "ko": "패키지입니다. 애플리케이션을 만들고 설정을 읽습니다.",
        "en": "The package: it makes the application and reads the settings.",
    },
    "src/app/api": {
        "ko": "HTTP. 라우트가 의존하는 것과 오류 응답입니다.",
        "en": "HTTP: what routes depend on, and how errors are answered.",
    },
    "src/app/api/routes": {
        "ko": "라우트. 주제마다 모듈이 하나입니다.",
        "en": "The routes, a module for each subject.",
    },
    "src/app/database": {
        "ko": "엔진과 리포지토리. SQL은 여기에만 있습니다.",
        "en": "The engine and the repositories: all that knows SQL.",
    },
    "src/app/models": {"ko": "테이블입니다.", "en": "The tables."},
    "src/app/observability": {"ko": "로그와 지표입니다.", "en": "Logs and metrics."},
    "src/app/schemas": {
        "ko": "HTTP로 들어오고 나가는 데이터입니다.",
        "en": "What comes in and goes out over HTTP.",
    },
    "src/app/security": {
        "ko": "비밀번호, 토큰, 세션, 헤더, 요청 제한, 업로드 검사입니다.",
        "en": "Passwords, tokens, sessions, headers, rate limits, checks of uploads.",
    },
    "src/app/services": {
        "ko": "서비스가 하는 일. HTTP를 모르고, 트랜잭션을 책임집니다.",
        "en": "What the service does: without HTTP, and in charge of transactions.",
    },
    "tests": {"ko": "테스트가 함께 쓰는 픽스처입니다.", "en": "What all tests share."},
    "tests/factories": {"ko": "테스트 데이터를 만듭니다.", "en": "Makers of test data."},
    "tests/harms": {
        "ko": "사용 금지 패턴의 피해를 실제로 보여 주는 테스트입니다.",
        "en": "Tests that show the harm of forbidden patterns.",
    },
    "tests/test_api": {"ko": "HTTP로 하는 테스트입니다.", "en": "Tests over HTTP."},
    "tests/test_models": {
        "ko": "테이블과 마이그레이션의 테스트입니다.",
        "en": "Tests of tables and migrations.",
    },
    "tests/test_security": {"ko": "보안의 테스트입니다.", "en": "Tests of security."},
    "tests/test_services": {"ko": "서비스의 테스트입니다.", "en": "Tests of services."},
}
"""What each folder of the service is for; "." is the service's own folder."""

_RULES: Final[Mapping[Language, str]] = {"ko": "룰", "en": "Rules"}
_FILES: Final[Mapping[Language, str]] = {"ko": "파일", "en": "Files"}


def service_tree(
    files: Iterable[str], rules: Iterable[Rule], language: Language, to_root: str, to_language: str
) -> str:
    """Return the tree as nested lists in HTML.

    `files` are paths below the service; `to_root` and `to_language` lead from the page to the
    site's root and to the language's. A rule stands at the folders whose files it applies to, with
    the files' names where it does not apply to all; one that always applies stands at none.

    Raises SourceError where a folder has no description, or a description no folder.
    """
    by_folder: dict[str, list[str]] = {".": []}
    for file in sorted(files):
        path = PurePosixPath(file)
        for parent in reversed(path.parents):
            by_folder.setdefault(parent.as_posix(), [])
        by_folder[path.parent.as_posix()].append(file)
    _check(by_folder)
    of_files = [rule for rule in rules if rule.mode is Mode.FILES]

    def item(folder: str) -> str:
        name = SERVICE.rsplit("/", 1)[-1] if folder == "." else PurePosixPath(folder).name
        own = by_folder[folder]
        below = [
            other
            for other in by_folder
            if other != "." and PurePosixPath(other).parent.as_posix() == folder
        ]
        links = " ".join(_file_link(file, language, to_root) for file in own)
        files_line = f'<p><span class="tree-label">{_FILES[language]}</span> {links}</p>\n'
        children = "".join(item(other) for other in sorted(below))
        return (
            f'<li id="{_anchor(folder)}">\n'
            f'<p><a href="#{_anchor(folder)}"><strong>{escape(name)}/</strong></a> '
            f"{escape(FOLDERS[folder][language])}</p>\n"
            f"{_rules_line(own, of_files, language, to_language)}"
            f"{files_line if own else ''}"
            f"{f'<ul>\n{children}</ul>\n' if children else ''}"
            "</li>\n"
        )

    return f'<ul class="service-tree">\n{item(".")}</ul>\n'


def _check(by_folder: Mapping[str, object]) -> None:
    table = "FOLDERS in rulebook/site/service_tree.py"
    for folder in sorted(by_folder.keys() - FOLDERS.keys()):
        mend = f"say in {table} what it is for, in both languages"
        raise SourceError(f"{SERVICE}/{folder}", "no description", mend)
    for folder in sorted(FOLDERS.keys() - by_folder.keys()):
        raise SourceError(f"{SERVICE}/{folder}", "no such folder", f"remove it from {table}")


def _anchor(folder: str) -> str:
    return "folder" if folder == "." else f"folder-{folder.replace('/', '-')}"


def _file_link(file: str, language: Language, to_root: str) -> str:
    name = f"<code>{escape(PurePosixPath(file).name)}</code>"
    if file in NO_SOURCE_PAGE:
        return name
    return f'<a href="{to_root}{source_path(file, language)}">{name}</a>'


def _rules_line(own: list[str], rules: Iterable[Rule], language: Language, to_language: str) -> str:
    links = []
    for rule in rules:
        matched = [file for file in own if rule.applies_to(file)]
        if not matched:
            continue
        names = ", ".join(escape(PurePosixPath(file).name) for file in matched)
        some = f" ({names})" if len(matched) < len(own) else ""
        links.append(f'<a href="{to_language}rules/{rule.slug}/">{rule.slug}</a>{some}')
    if not links:
        return ""
    return f'<p><span class="tree-label">{_RULES[language]}</span> {" · ".join(links)}</p>\n'
