cat >>pyproject.toml <<'TOML'

[tool.ruff]
target-version = "py313"
line-length = 100

[tool.ruff.lint]
select = ["ANN", "ASYNC", "B", "DTZ", "E", "F", "FAST", "I", "PT", "RUF", "S", "UP", "W"]

[tool.ruff.lint.per-file-ignores]
"tests/**" = ["S101"] # assert is what tests do

[tool.mypy]
strict = true
files = ["src", "tests"]

[tool.pytest]
testpaths = ["tests"]
asyncio_mode = "auto"
asyncio_default_fixture_loop_scope = "session"
asyncio_default_test_loop_scope = "session"
filterwarnings = ["error"]
TOML
