cat >>pyproject.toml <<'TOML'

[tool.pytest.ini_options]
pythonpath = ["python-checks"]
filterwarnings = ["error"]
TOML
cat >tests/test_audit.py <<'PYTHON'
from python_checks import audit_app

from shop.main import app


def test_the_application_has_no_known_faults() -> None:
    assert audit_app(app) == []
PYTHON
uv run pytest
