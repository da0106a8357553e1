"""Check pyproject.toml, lock file, imports and configuration: see python_checks/project.py."""

import sys

from python_checks.project import main

if __name__ == "__main__":
    sys.exit(main())
