cat >>pyproject.toml <<'TOML'

[tool.ruff]
extend = "python-checks/ruff.toml"
extend-exclude = ["python-checks"]
TOML
uvx ruff check
