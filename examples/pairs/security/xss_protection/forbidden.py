"""A header that browsers dropped."""

HEADERS = {"X-XSS-Protection": "1; mode=block"}
