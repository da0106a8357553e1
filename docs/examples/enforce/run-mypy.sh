uv run mypy --config-file python-checks/mypy.ini src tests
