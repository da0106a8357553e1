"""Check that every link that was ever published still leads somewhere; `make build` runs this.

`links.py SITE` checks a built site, `links.py --add SITE` adds its links to the list
(`make links`).
"""

import sys
from pathlib import Path

from rulebook.site.published import PUBLISHED, add_links, link_faults, unlisted

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Return the exit status: 1 where a link is gone."""
    *options, site = arguments
    if options == ["--add"]:
        print(f"{add_links(root, Path(site))} new links in {PUBLISHED}")
        return 0
    faults = link_faults(root, Path(site))
    for fault in faults:
        print(fault)
    if new := unlisted(root, Path(site)):
        print(f"{len(new)} links are not in {PUBLISHED} yet: run `make links` before publishing")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
