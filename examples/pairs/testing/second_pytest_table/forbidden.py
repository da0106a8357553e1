"""A second table for pytest beside the one that the project has."""

PYPROJECT = """
[tool.pytest.ini_options]
testpaths = ["tests"]

[tool.pytest]
markers = ["slow: takes more than a second"]
"""
