"""A secret in the code."""

SECRET_KEY = "4f1c8e0b7d2a"
