"""A configuration that rejects what pytest would ignore."""

PYPROJECT = """
[tool.pytest.ini_options]
addopts = ["--strict-config", "--strict-markers"]
xfail_strict = true
markers = ["slow: takes more than a second"]
"""
