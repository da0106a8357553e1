"""The page of the settings shows all of them, as the service has them."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from rulebook.language import Language
from rulebook.service.files import SERVICE, SourceError
from rulebook.service.settings import CONFIG, EXAMPLE, read_settings
from rulebook.site.settings_table import settings_table
from rulebook.site.view import View

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path in (CONFIG, EXAMPLE):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, tmp_path / path)
    return tmp_path


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text()
    assert old in text
    (root / path).write_text(text.replace(old, new, 1))


def add_moon(root: Path) -> None:
    change(root, CONFIG, "    redis_url:", "    moon: str\n    redis_url:")
    change(root, EXAMPLE, "REDIS_URL=", "MOON=\nREDIS_URL=")


def test_the_table_has_the_settings_of_the_class_and_their_bounds() -> None:
    """Asks the class itself, in the service's own environment."""
    script = (
        "from app.config import Settings\n"
        "for name, field in Settings.model_fields.items():\n"
        "    bounds = [getattr(item, key) for item in field.metadata\n"
        "              for key in ('ge', 'le', 'min_length') if hasattr(item, key)]\n"
        "    print(name, field.is_required(), *bounds)\n"
    )
    python = ROOT / SERVICE / ".venv/bin/python"
    if not python.exists():
        pytest.skip(f"the service is not installed: run `make install` in {SERVICE}")
    told = subprocess.run(
        [python, "-c", script], cwd=ROOT / SERVICE, capture_output=True, text=True, check=True
    )
    read = [
        " ".join(
            [each.name, str(each.default is None), *(bound.split()[-1] for bound in each.bounds)]
        )
        for each in read_settings(ROOT)
    ]
    assert read == told.stdout.splitlines()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_secret_shows_a_default(project: Path, language: Language) -> None:
    change(project, EXAMPLE, "METRICS_TOKEN=", "METRICS_TOKEN=hunter2")
    change(project, EXAMPLE, "SECRET_KEY=", "SECRET_KEY=hunter2")
    table = settings_table(read_settings(project), View(language, "../"))
    assert "hunter2" not in table
    assert "METRICS_TOKEN" in table


def test_a_setting_leads_to_its_line_and_shows_bounds_and_default(project: Path) -> None:
    lines = (project / CONFIG).read_text().splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "database_pool_size:" in text)
    table = settings_table(read_settings(project), View("en", "../"))
    (row,) = (row for row in table.split("<tr>") if "DATABASE_POOL_SIZE" in row)
    link = (
        f'<a href="../en/source/src/app/config.py.html#L{line}"><code>database_pool_size</code></a>'
    )
    assert link in row
    assert "<td>integer <code>≥ 1</code> <code>≤ 100</code><br>default <code>5</code></td>" in row


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (
            add_moon,
            f"{CONFIG}: class and words differ in moon; "
            "describe each setting in [settings.meanings] of each file in rulebook/site/words/",
        ),
        (
            lambda root: change(root, CONFIG, "    redis_url: SecretStr\n", ""),
            f"{CONFIG}: class and words differ in redis_url; "
            "describe each setting in [settings.meanings] of each file in rulebook/site/words/",
        ),
        (
            lambda root: change(root, CONFIG, "redis_url: SecretStr", "redis_url: RedisDsn"),
            "no words for the type RedisDsn;"
            " add them to [settings.types] of each file in rulebook/site/words/",
        ),
        (
            lambda root: change(root, EXAMPLE, "REDIS_URL=", "VALKEY_URL="),
            f"{EXAMPLE}: no REDIS_URL; list every setting",
        ),
        (
            lambda root: change(root, CONFIG, "class Settings(", "class Options("),
            f"{CONFIG}: no class Settings; name the class of all settings so",
        ),
    ],
    ids=["new setting", "removed setting", "new type", "not in the example", "no class"],
)
def test_a_table_that_would_be_incomplete_gets_one_clear_error(
    project: Path, spoil: Callable[[Path], None], message: str
) -> None:
    spoil(project)
    with pytest.raises(SourceError) as caught:
        settings_table(read_settings(project), View("en", "../"))
    assert str(caught.value).endswith(message)
