"""A policy that inline scripts pass."""

HEADERS = {"Content-Security-Policy": "script-src 'self' 'unsafe-inline'"}
