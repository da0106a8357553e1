"""Modules that Python 3.13 no longer has: the 19 of PEP 594, and lib2to3."""

import importlib

REMOVED = (
    "aifc audioop cgi cgitb chunk crypt imghdr mailcap msilib nis nntplib "
    "ossaudiodev pipes sndhdr spwd sunau telnetlib uu xdrlib lib2to3"
)

gone = []
for name in REMOVED.split():
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        gone.append(error)

print(gone[0])
print(f"{len(gone)} of {len(REMOVED.split())} imports fail")
