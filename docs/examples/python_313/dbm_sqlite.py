"""dbm keeps new files in SQLite."""

import dbm
from pathlib import Path
from tempfile import TemporaryDirectory

with TemporaryDirectory() as folder:
    name = Path(folder, "cache")
    with dbm.open(name, "c") as cache:
        cache["greeting"] = "hello"
        print(cache["greeting"])
    print(dbm.whichdb(name))
    print(name.read_bytes()[:15])
