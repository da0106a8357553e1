"""One table for pytest: the one that the project has."""

PYPROJECT = """
[tool.pytest.ini_options]
testpaths = ["tests"]
markers = ["slow: takes more than a second"]
"""
