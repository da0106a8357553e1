"""Every rule reaches the files it speaks of, in the reference service and in common layouts."""

from pathlib import Path

import pytest
from wcmatch import glob

from rulebook.rules.library import read_rules
from rulebook.rules.model import Mode

ROOT = Path(__file__).parents[2]
SERVICE = ROOT / "examples" / "modern-python-api"
# As minimatch, which Cursor uses: `*` stays in one folder, `**` crosses any number of them.
AS_CURSOR = glob.GLOBSTAR | glob.DOTGLOB | glob.FORCEUNIX

RULES = {rule.slug: rule for rule in read_rules(ROOT / "rules")["ko"]}

# Path → the rules that Cursor attaches when the file is in context, beside the core rule.
ATTACHED = {
    # the reference service
    "src/app/main.py": {"100-fastapi", "400-security"},
    "src/app/config.py": {"400-security"},
    "src/app/api/dependencies.py": {"100-fastapi", "400-security"},
    "src/app/api/routes/users.py": {"100-fastapi", "400-security"},
    "src/app/schemas/user.py": {"100-fastapi", "400-security"},
    "src/app/errors.py": {"100-fastapi"},
    "src/app/models/user.py": {"300-database"},
    "src/app/database/engine.py": {"300-database"},
    "src/app/services/transfers.py": {"300-database"},
    "src/app/services/auth.py": {"300-database", "400-security"},
    "src/app/security/tokens.py": {"400-security"},
    "src/app/observability/metrics.py": {"400-security"},
    "alembic.ini": {"300-database"},
    "alembic/env.py": {"300-database"},
    "alembic/script.py.mako": {"300-database"},
    "alembic/versions/20260101_0001_create_users.py": {"300-database"},
    "tests/conftest.py": {"200-testing"},
    "tests/factories/user_factory.py": {"200-testing"},
    "tests/test_api/test_users.py": {"200-testing"},
    "tests/test_services/test_user_service.py": {"200-testing"},
    # one module for each concern
    "main.py": {"100-fastapi", "400-security"},
    "app/app.py": {"100-fastapi"},
    "app/database.py": {"300-database"},
    "app/models.py": {"300-database"},
    "app/crud.py": {"300-database"},
    "app/schemas.py": {"100-fastapi", "400-security"},
    "app/security.py": {"400-security"},
    "app/middleware.py": {"400-security"},
    "app/uploads.py": {"400-security"},
    "test_smoke.py": {"200-testing"},
    "app/users_test.py": {"200-testing"},
    # FastAPI's "bigger applications" and its full-stack template
    "app/routers/items.py": {"100-fastapi", "400-security"},
    "app/routes/items.py": {"100-fastapi", "400-security"},
    "app/endpoints/items.py": {"100-fastapi", "400-security"},
    "app/dependencies.py": {"100-fastapi", "400-security"},
    "app/dependencies/paging.py": {"100-fastapi", "400-security"},
    "backend/app/api/main_router.py": {"100-fastapi", "400-security"},
    "backend/app/api/deps.py": {"100-fastapi", "400-security"},
    "app/deps.py": {"100-fastapi", "400-security"},
    "backend/app/tests/utils/user.py": {"200-testing"},
    "backend/app/core/config.py": {"400-security"},
    "backend/app/core/db.py": {"300-database"},
    "backend/app/core/logging.py": {"400-security"},
    "backend/app/crud/user.py": {"300-database"},
    "backend/app/core/security.py": {"400-security"},
    "backend/app/alembic/versions/0001.py": {"300-database"},
    "backend/app/tests/api/routes/test_users.py": {"100-fastapi", "200-testing", "400-security"},
    "backend/alembic.ini": {"300-database"},
    "backend/conftest.py": {"200-testing"},
    # one package for each feature
    "src/posts/router.py": {"100-fastapi", "400-security"},
    "src/posts/service.py": {"300-database"},
    "src/posts/exceptions.py": {"100-fastapi"},
    "src/auth/router.py": {"100-fastapi", "400-security"},
    "src/auth/utils.py": {"400-security"},
    # repositories, middleware, settings
    "src/shop/repositories/order.py": {"300-database"},
    "src/shop/db/session.py": {"300-database"},
    "src/shop/migrations/env.py": {"300-database"},
    "src/shop/middleware/headers.py": {"400-security"},
    "src/shop/settings.py": {"400-security"},
    "src/shop/api/v1/endpoints/orders.py": {"100-fastapi", "400-security"},
    # nobody's business
    "src/app/__init__.py": set(),
    "src/app/domain.py": set(),
    "README.md": set(),
    "pyproject.toml": set(),
    "docs/api/index.md": set(),
    "docs/models/notes.md": set(),
    "src/application.py": set(),
    "src/app/contest.py": set(),
    "frontend/src/api/client.ts": set(),
    "frontend/src/services/user.ts": set(),
    "tests/data/user.json": set(),
}

# Modules of the service that are neither HTTP, data, security nor tests: the core rule is enough.
CORE_ONLY = {
    "dev/",  # starts PostgreSQL and Redis for newcomers
    "bench/",  # measures the running service
    "src/app/__init__.py",
    "src/app/cache.py",
    "src/app/resources.py",
}


# A rule that is in no row is not judged: adding a rule takes two files and a stub, no more.
JUDGED = sorted(set().union(*ATTACHED.values()))


def attached(path: str) -> set[str]:
    return {slug for slug in JUDGED if glob.globmatch(path, RULES[slug].globs, flags=AS_CURSOR)}


@pytest.mark.parametrize("path", ATTACHED)
def test_a_file_gets_the_rules_that_speak_of_it(path: str) -> None:
    assert attached(path) == ATTACHED[path]


@pytest.mark.parametrize("slug", JUDGED)
def test_no_pattern_is_idle(slug: str) -> None:
    """Each pattern brings the rule to a path of the table that no other pattern of it matches.

    The first is excused: it may stand there only because YAML refuses a leading `*`.
    """
    for pattern in RULES[slug].globs[1:]:
        others = [other for other in RULES[slug].globs if other != pattern]
        assert any(
            glob.globmatch(path, pattern, flags=AS_CURSOR)
            and not glob.globmatch(path, others, flags=AS_CURSOR)
            for path in ATTACHED
        ), f"{pattern} has no path of its own in ATTACHED"


def test_the_core_rule_is_always_applied() -> None:
    assert RULES["001-core"].mode is Mode.ALWAYS
    assert RULES["001-core"].globs == ()


def service_files() -> list[str]:
    paths = (path.relative_to(SERVICE) for path in SERVICE.rglob("*.py"))
    return sorted(
        path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts)
    )


def test_every_file_of_the_reference_service_gets_a_rule() -> None:
    files = service_files()
    assert "src/app/main.py" in files
    core_only = {path for path in files if path.startswith(tuple(CORE_ONLY))}
    assert [path for path in files if path not in core_only and not attached(path)] == []
    assert [path for path in core_only if attached(path)] == []
