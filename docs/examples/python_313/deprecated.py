"""One decorator tells the type checker and the running program (PEP 702)."""

import warnings
from warnings import deprecated


@deprecated("use total_price() instead; price() goes away in 3.0")
def price(net: int) -> int:
    return net


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    price(100)

for warning in caught:
    print(f"{warning.category.__name__}: {warning.message}")
print(price.__deprecated__)  # type: ignore[attr-defined]  # at run time
