"""Rules reach the files that they govern, and no others."""

from dataclasses import replace
from pathlib import Path

import pytest
from scopes import SUBJECTS, measure, read_layouts, tokens_per_file

from rulebook.rules.library import read_rules
from rulebook.rules.model import Mode
from rulebook.service.files import service_files

ROOT = Path(__file__).parents[2]
SERVICE = ROOT / "examples" / "modern-python-api"

RULES = read_rules(ROOT / "rules")
ENGLISH = {rule.slug: rule for rule in RULES["en"]}
WITH_GLOBS = sorted(slug for slug, rule in ENGLISH.items() if rule.mode is Mode.FILES)
ROUTED = sorted(slug for slug, rule in ENGLISH.items() if rule.mode is not Mode.ALWAYS)
FILES = read_layouts()

# Path → the rules that Cursor attaches when the file is in context, beside the core rule.
ATTACHED = {
    "tests/conftest.py": {"200-testing"},
    "tests/factories/user_factory.py": {"200-testing"},
    "backend/app/tests/utils/user.py": {"200-testing"},
    "backend/conftest.py": {"200-testing"},
    "test_smoke.py": {"200-testing"},
    "app/users_test.py": {"200-testing"},
    "alembic.ini": {"310-migrations"},
    "backend/alembic.ini": {"310-migrations"},
    "alembic/env.py": {"310-migrations"},
    "alembic/script.py.mako": {"310-migrations"},
    "backend/app/alembic/versions/0001.py": {"310-migrations"},
    "src/shop/migrations/env.py": {"310-migrations"},
    "migrations/versions/0001_users.py": {"310-migrations"},
    "blog/migrations/0001_initial.py": set(),  # Django's
    "src/app/main.py": set(),
    "src/app/models/user.py": set(),
    "src/app/contest.py": set(),
    "tests/data/user.json": set(),
    "docs/versions/index.md": set(),
}


def attached(path: str) -> set[str]:
    return {slug for slug in WITH_GLOBS if ENGLISH[slug].applies_to(path)}


@pytest.mark.parametrize("path", ATTACHED)
def test_a_file_gets_the_rules_that_govern_it(path: str) -> None:
    assert attached(path) == ATTACHED[path]


@pytest.mark.parametrize("slug", WITH_GLOBS)
def test_each_pattern_matches_a_path_that_no_other_pattern_matches(slug: str) -> None:
    rule = ENGLISH[slug]
    for pattern in rule.globs[1:]:  # the first may only be there because YAML rejects a leading `*`
        alone = replace(rule, globs=(pattern,))
        without = replace(rule, globs=tuple(other for other in rule.globs if other != pattern))
        assert any(alone.applies_to(path) and not without.applies_to(path) for path in ATTACHED), (
            f"{pattern} has no path of its own in ATTACHED"
        )


def test_only_the_core_rule_is_always_applied() -> None:
    assert [slug for slug in ENGLISH if slug not in ROUTED] == ["001-core"]


def test_no_rule_is_left_to_be_called_by_hand() -> None:
    assert [slug for slug, rule in ENGLISH.items() if rule.mode is Mode.MANUAL] == []


def test_each_rule_with_globs_has_a_subject_to_be_measured_by() -> None:
    assert sorted(SUBJECTS) == WITH_GLOBS


@pytest.mark.parametrize("slug", WITH_GLOBS)
def test_globs_fit_other_projects(slug: str) -> None:
    scope = measure(ENGLISH[slug], FILES)
    assert scope.precision >= 0.85
    assert scope.recall >= 0.95
    assert scope.foreign <= 0.02


def test_a_file_brings_few_tokens() -> None:
    assert tokens_per_file(RULES["en"], FILES) <= 2_400


def test_globs_reach_the_files_of_the_reference_service() -> None:
    files = [path for path in service_files(SERVICE) if path.endswith(".py")]
    tests = {path for path in files if path.startswith("tests/")}
    migrations = {path for path in files if path.startswith("alembic/")}
    assert tests
    assert migrations
    assert {path for path in files if attached(path) == {"200-testing"}} >= tests
    assert {path for path in files if "310-migrations" in attached(path)} == migrations
