"""A configuration under which pytest ignores misspelled names."""

PYPROJECT = """
[tool.pytest.ini_options]
markers = ["slow: takes more than a second"]
"""
