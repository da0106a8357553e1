"""A policy that inline scripts do not pass."""

HEADERS = {"Content-Security-Policy": "script-src 'self'"}
