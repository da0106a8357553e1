"""Page → the same page with a Content-Security-Policy that allows just what the page holds."""

import re
from base64 import b64encode
from hashlib import sha256
from typing import Final

PLACE: Final = '<meta http-equiv="Content-Security-Policy" content="">'
"""Where a template wants the policy."""

_SCRIPT: Final = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)


def with_policy(html: str) -> str:
    """Return `html` with the policy in its place.

    Inline scripts are allowed by their hashes, anything else comes from the site itself.
    `data:` images are the theme's icons. Source: https://www.w3.org/TR/CSP3/

    Raises:
        ValueError: `html` has no place for a policy.

    """
    if PLACE not in html:
        message = "the page has no place for its Content-Security-Policy"
        raise ValueError(message)
    return html.replace(PLACE, PLACE.replace('""', f'"{_policy(html)}"'), 1)


def _policy(html: str) -> str:
    hashes = (
        b64encode(sha256(script["code"].encode()).digest()).decode()
        for script in _SCRIPT.finditer(html)
        if not re.search(r"\bsrc=|\btype=\"application/json\"", script["attributes"])
    )
    scripts = "".join(f" 'sha256-{digest}'" for digest in dict.fromkeys(hashes))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self'{scripts}",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )
