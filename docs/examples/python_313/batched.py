"""itertools.batched(strict=True) refuses a short last batch."""

from itertools import batched

print(list(batched("ABCDEF", 3, strict=True)))
try:
    list(batched("ABCDE", 3, strict=True))
except ValueError as error:
    print(f"ValueError: {error}")
