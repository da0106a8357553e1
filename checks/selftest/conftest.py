pytest_plugins = ["python_checks.fixtures"]
