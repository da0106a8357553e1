"""A configuration that follows asynchronous SQLAlchemy."""

PYPROJECT = """
[tool.coverage.run]
concurrency = ["thread", "greenlet"]
source = ["."]
"""
