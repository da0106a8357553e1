"""Page → the same page with a Content-Security-Policy that allows just what the page holds."""

import re
from base64 import b64encode
from hashlib import sha256
from typing import Final

from markupsafe import Markup

from rulebook.site.substitution import replace_once

SLOT: Final = Markup('<meta http-equiv="Content-Security-Policy" content="">')
"""What a template has where it wants the policy."""

_SLOT: Final = re.compile(re.escape(SLOT))
_SCRIPT: Final = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_NOT_RUN_HERE: Final = re.compile(r"\bsrc=|\btype=\"application/json\"")


def with_policy(html: str) -> str:
    """Return `html` with the policy in its slot.

    Inline scripts are allowed by their hashes, anything else comes from the site itself.
    `data:` images are the theme's icons. Source: https://www.w3.org/TR/CSP3/

    Raises:
        NothingReplacedError: `html` has no slot for a policy, or several.

    """
    filled = str(SLOT).replace('""', f'"{_policy(html)}"')
    return replace_once(html, _SLOT, filled, "the slot of the Content-Security-Policy")


def without_policy(html: str) -> str:
    """Return `html` without the slot, for a preview into which scripts are put later."""
    return replace_once(html, _SLOT, "", "the slot of the Content-Security-Policy")


def _policy(html: str) -> str:
    hashes = (
        b64encode(sha256(script["code"].encode()).digest()).decode()
        for script in _SCRIPT.finditer(html)
        if not _NOT_RUN_HERE.search(script["attributes"])
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
