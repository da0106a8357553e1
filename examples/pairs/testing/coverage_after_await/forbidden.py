"""A configuration under which coverage loses its place at a switch of greenlets."""

PYPROJECT = """
[tool.coverage.run]
source = ["."]
"""
