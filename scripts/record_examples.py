"""Run the examples of the pages and write what they print beside them (`make examples`)."""

import sys
from pathlib import Path

from rulebook.service.examples import ExampleError, find_examples, record

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Return 0, or 1 where an example fails and nothing was written."""
    try:
        changed = record(ROOT)
    except ExampleError as error:
        print(error, file=sys.stderr)
        return 1
    for path in changed:
        print(path.relative_to(ROOT))
    print(f"{len(find_examples(ROOT))} examples ran, {len(changed)} records changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
