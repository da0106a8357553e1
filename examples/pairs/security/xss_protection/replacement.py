"""A header that browsers know."""

HEADERS = {"Content-Security-Policy": "default-src 'none'"}
