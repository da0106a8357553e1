"""Write the rules alone to dist/, a folder for each language; `make dist` runs this.

The publishing workflow pushes each folder to a branch of its own.
"""

import shutil
from pathlib import Path

from rulebook.language import LANGUAGES
from rulebook.rules.editions import read_editions
from rulebook.rules.library import read_library
from rulebook.site.distribution import distribution
from rulebook.site.renderings.files import agent_files

ROOT = Path(__file__).resolve().parent.parent


def main(root: Path = ROOT) -> None:
    """Write dist/ below `root` anew, from the rules there."""
    rules = root / "rules"
    files = agent_files(read_library(rules).rules)
    edition = read_editions(rules)[-1].number
    licence = (root / "LICENSE").read_bytes()
    shutil.rmtree(root / "dist", ignore_errors=True)
    for language in LANGUAGES:
        for path, content in distribution(files, language, edition, licence).items():
            target = root / "dist" / language / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


if __name__ == "__main__":
    main()
