"""Path.full_match() and Path.from_uri()."""

from pathlib import Path, PurePosixPath

module = PurePosixPath("src/app/api/users.py")
print(module.full_match("src/**/*.py"), module.full_match("*.py"))
# match() starts from the right, and takes `**` for `*`.
print(module.match("*.py"), module.match("src/**/*.py"))

print(Path.from_uri("file:///srv/app/caf%C3%A9.txt"))
