"""What users take away: rules, a zip of them a language, the service, and checksums of all."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from stat import S_IFREG
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from rulebook.language import LANGUAGES, Language
from rulebook.rules.agents import AGENTS
from rulebook.rules.model import Rule
from rulebook.service.files import service_files
from rulebook.site import addresses
from rulebook.site.addresses import CHECKSUMS, rule_file, rules_zip
from rulebook.site.renderings.files import AgentFile, installed_files, served_agent_files


def zip_of(rules: Iterable[Rule]) -> bytes:
    """Zip that, unpacked at a project's root, installs the rules."""
    return _zip((f".cursor/rules/{rule.slug}.mdc", rule.raw, 0o644) for rule in rules)


def service_zip(root: Path) -> bytes:
    """Zip of the reference service at `root`, in a folder of its name."""
    return _zip(
        (f"{root.name}/{path}", file.read_bytes(), 0o755 if file.stat().st_mode & 0o100 else 0o644)
        for path, file in service_files(root).items()
    )


def _zip(entries: Iterable[tuple[str, bytes, int]]) -> bytes:
    """Zip (path, content, mode) to the same bytes on any machine and day.

    Entries are sorted and stored (compressed bytes depend on the zlib build), and carry a fixed
    date and system.
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for path, content, mode in sorted(entries):
            entry = ZipInfo(path, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # Unix on every system, so that the mode below counts
            entry.external_attr = (S_IFREG | mode) << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def agent_zip(files: Iterable[AgentFile]) -> bytes:
    """Zip that, unpacked at a project's root, installs an agent's files."""
    return _zip((path, content, 0o644) for path, content in installed_files(files).items())


def downloads(
    rules: Mapping[Language, Sequence[Rule]],
    service: Path,
    agent_files: Sequence[AgentFile],
    pack: Mapping[str, bytes],
    wheel: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Every file that the site serves for download: path below the site's root → bytes.

    `service` is the folder of the reference service, `agent_files` are the rules in the form of
    each agent, `pack` the files of the checks: path below a reader's project → content, `wheel` the
    command that runs them: its name → content.

    The checksums come last and cover the others; `sha256sum -c` accepts them where the site's
    folders are kept, `sha256sum -c --ignore-missing` beside any part of them.
    """
    files: dict[str, bytes] = {}
    for language in LANGUAGES:
        files |= {rule_file(rule.slug, language): rule.raw for rule in rules[language]}
        files[rules_zip(language)] = zip_of(rules[language])
    files |= dict(served_agent_files(agent_files))
    for agent in AGENTS:
        for language in LANGUAGES:
            own = (f for f in agent_files if (f.agent, f.language) == (agent, language))
            files[addresses.agent_zip(agent.slug, language)] = agent_zip(own)
    files[addresses.CHECKS_ZIP] = _zip((path, pack[path], 0o644) for path in pack)
    files |= wheel
    files[f"{service.name}.zip"] = service_zip(service)
    files[CHECKSUMS] = "".join(
        f"{sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items())
    ).encode()
    return files
