poetry run ruff check .
poetry run ruff format --check .
poetry run mypy
poetry run pytest
