"""Rules → what users take away: `.mdc` files, a zip a language, and checksums of them all."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from io import BytesIO
from stat import S_IFREG
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from rulebook.rule import Rule
from rulebook.texts import Language

CHECKSUMS: Final = "SHA256SUMS"


def language_root(language: Language) -> str:
    """Path of a language's pages below the site's root: empty, or with a final slash."""
    return "" if language == "ko" else f"{language}/"


def rule_path(slug: str, language: Language) -> str:
    """Path of a rule's `.mdc` below the site's root."""
    return f"{language_root(language)}rules/{slug}.mdc"


def zip_path(language: Language) -> str:
    """Path of the zip of a language's rules below the site's root."""
    return f"cursor-rules-{language}.zip"


def zip_of(rules: Iterable[Rule]) -> bytes:
    """Zip that, unpacked at a project's root, installs the rules.

    The same rules give the same bytes on any machine and day: entries are sorted and stored
    (compressed bytes depend on the zlib build), and carry a fixed date, mode and system.
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for rule in sorted(rules, key=lambda rule: rule.slug):
            entry = ZipInfo(f".cursor/rules/{rule.slug}.mdc", date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # Unix on every system, so that the mode below counts
            entry.external_attr = (S_IFREG | 0o644) << 16
            archive.writestr(entry, rule.raw)
    return buffer.getvalue()


def downloads(rules: Mapping[Language, Iterable[Rule]]) -> dict[str, bytes]:
    """Every file that the site serves for download: path below the site's root → bytes.

    The checksums come last and cover the others; `sha256sum -c` accepts them where the site's
    folders are kept, `sha256sum -c --ignore-missing` beside any part of them.
    """
    files: dict[str, bytes] = {}
    for language, rules_of_language in rules.items():
        own = tuple(rules_of_language)
        files |= {rule_path(rule.slug, language): rule.raw for rule in own}
        files[zip_path(language)] = zip_of(own)
    files[CHECKSUMS] = "".join(
        f"{sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items())
    ).encode()
    return files
