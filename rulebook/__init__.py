"""Cursor rules: read, check, render and bundle them."""
